import { canonicalDefinition } from '@/core/definition/canonical.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { type ImageInputs, imageInputs } from '@/core/definition/image-inputs.ts';
import { hashedInputs } from '@/core/digest.ts';
import type { Lock } from '@/core/lock/lock.ts';
import type { Toolbox } from '../../ports/toolbox.ts';
import type { BuiltImage } from './find-built-image.ts';

/** What went into the two hashes of a version. */
export interface HashInputs {
  readonly specification: Readonly<Record<string, unknown>>;
  /** Undefined while it is neither built nor locked, or while the toolbox is not there. */
  readonly image: ImageInputs | undefined;
}

/** A definition, locked and built or not. */
export interface Hashed {
  readonly definition: Definition;
  readonly lock: Lock | undefined;
  readonly built: BuiltImage | undefined;
}

export function describeHashInputs(toolbox: Toolbox, hashed: Hashed): HashInputs {
  const image = knownImageInputs(toolbox, hashed);
  return { specification: canonicalDefinition(hashed.definition), image: image && hashedInputs(image) };
}

/** What the image was made of; where it was not, or nobody kept it, what it would be made of now. */
export function knownImageInputs(toolbox: Toolbox, { definition, lock, built }: Hashed): ImageInputs | undefined {
  const toolDigests = toolbox.image()?.toolDigests;
  return built?.inputs ?? (lock && toolDigests && imageInputs({ definition, lock, toolDigests }));
}
