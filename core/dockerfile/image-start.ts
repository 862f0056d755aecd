import type { Definition } from '../definition/definition.ts';
import { StudioError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import { readUserStage, type UserStage } from './user-stage.ts';

/** What the image is before the first step of ours; `stageName` is what our FROM names. */
export type ImageStart = UserStage & { readonly user: string };

/** The user's own Dockerfile, or the base image. `user` is filled in from the base, empty for root. `isContinued`: our steps follow in a stage of their own. */
export function readImageStart(definition: Definition, lock: Lock | undefined, isContinued: boolean): ImageStart {
  const reference = () => checkReference(lock?.base.repositoryDigest ?? lock?.base.reference ?? definition.baseImage);
  const baseUser = lock?.base.user ?? '';
  if (definition.dockerfile.trim() === '') {
    return { text: '', stageName: reference(), user: baseUser, escapeCharacter: '\\', lineOffset: 0 };
  }
  const stage = readUserStage(definition.dockerfile, reference, isContinued);
  return { ...stage, user: stage.user ?? baseUser };
}

/** A line break or a space in it would be an instruction or a flag of its own. */
function checkReference(reference: string): string {
  if (/^\w[\w./:@-]*$/.test(reference)) return reference;
  throw new StudioError('INVALID_INPUT', { field: 'baseImage' });
}
