import { canonicalDefinition } from '@/core/definition/canonical.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { type ImageInputs, imageInputs } from '@/core/definition/image-inputs.ts';
import { sha256Hex } from '@/core/digest.ts';
import type { Lock } from '@/core/lock/lock.ts';
import type { Toolbox } from '../../ports/toolbox.ts';

/** What went into the two hashes of a version. */
export interface HashInputs {
  readonly specification: Readonly<Record<string, unknown>>;
  /** Undefined while it is not locked, or while the toolbox is not there. */
  readonly image: ImageInputs | undefined;
}

export function describeHashInputs(toolbox: Toolbox, definition: Definition, lock: Lock | undefined): HashInputs {
  const specification = canonicalDefinition(definition);
  const tools = toolbox.image();
  if (!lock || !tools) {
    return { specification, image: undefined };
  }
  const { toolDigests } = tools;
  return { specification, image: imageInputs({ definition, lock, toolDigests }, sha256Hex) };
}
