import { LineIndex } from '../position.ts';
import { findForeignFrontend } from './foreign-frontend.ts';
import { findReservedUses } from './reserved-mounts.ts';

/** Why a text must not be built. */
export interface ForbiddenUse {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * The first place of a Dockerfile, or of an image's triggers, that reaches for the studio's own secrets, caches
 * or stages, or brings a frontend that could. Asked before each build: the editor says the same, and nobody
 * need have listened to it.
 */
export function findForbiddenUse(source: string): ForbiddenUse | undefined {
  const lineAt = (offset: number) => new LineIndex(source).positionAt(offset).line;
  const foreign = findForeignFrontend(source);
  if (foreign) {
    const message = `The frontend ${foreign.frontend} would run with the rights of the build: only docker/dockerfile may.`;
    return { line: lineAt(foreign.range.start), message };
  }
  const [reserved] = findReservedUses(source);
  if (!reserved) return undefined;
  const message = `${reserved.identifier} is, or could become, a secret, cache or stage of the studio's own.`;
  return { line: lineAt(reserved.range.start), message };
}
