import { canonicalDefinition } from '@/core/definition/canonical.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { type ImageInputs, imageInputs } from '@/core/definition/image-inputs.ts';
import { hashedInputs } from '@/core/digest.ts';
import type { Lock } from '@/core/lock/lock.ts';
import type { Toolbox } from '../../ports/toolbox.ts';

/** What went into the two hashes of a version. */
export interface HashInputs {
  readonly specification: Readonly<Record<string, unknown>>;
  /** Undefined while it is neither built nor locked, or while the toolbox is not there. */
  readonly image: ImageInputs | undefined;
}

/** @param built what the version's image was made of; before it is built, what it would be made of now counts. */
export function describeHashInputs(
  toolbox: Toolbox,
  { definition, lock, built }: { definition: Definition; lock: Lock | undefined; built: ImageInputs | undefined },
): HashInputs {
  const toolDigests = toolbox.image()?.toolDigests;
  const image = built ?? (lock && toolDigests && imageInputs({ definition, lock, toolDigests }));
  return { specification: canonicalDefinition(definition), image: image && hashedInputs(image) };
}
