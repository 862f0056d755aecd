import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { hashAccessToken, tokenPrefix } from './hash-access-token.ts';

export const createAccessTokenInput = z.object({
  name: z.string().trim().min(1).max(100),
  /** Days until it ends; absent: when it is revoked. */
  lifetimeDays: z.number().int().min(1).max(3650).optional(),
});

const dayMs = 24 * 60 * 60 * 1000;
const hintCharacters = tokenPrefix.length + 4;

/** Makes a key with which programs ask as this person, in this workspace. The token is returned here and never again. */
export async function createAccessToken(
  { database, actor, clock }: UseCaseContext,
  { name, lifetimeDays }: z.infer<typeof createAccessTokenInput>,
): Promise<{ readonly token: string }> {
  // 256 random bits: nothing to guess, so that a plain hash keeps them.
  const token = `${tokenPrefix}${randomBytes(32).toString('base64url')}`;
  const expiresAt = lifetimeDays === undefined ? undefined : new Date(clock.now().getTime() + lifetimeDays * dayMs);
  await database.transaction(async (stores) => {
    await stores.accessTokens.create({
      workspaceId: actor.workspaceId,
      userId: actor.userId,
      name,
      tokenHash: hashAccessToken(token),
      hint: token.slice(0, hintCharacters),
      expiresAt,
    });
    const details = lifetimeDays === undefined ? {} : { lifetimeDays: String(lifetimeDays) };
    await recordAudit(stores, actor, 'access-token.create', name, details);
  });
  return { token };
}
