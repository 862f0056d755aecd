import { createHash } from 'node:crypto';

/** Tells what it is to whoever finds it, and to scanners for secrets. */
export const tokenPrefix = 'studio_';

export function hashAccessToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
