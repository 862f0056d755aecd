import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link. Shown once; only its hash is kept. */
export function createLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
