import { z } from 'zod';
import { roles } from '@/core/access/role.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { emailField } from './account-fields.ts';
import { createLinkToken, hashLinkToken } from './link-token.ts';

export const inviteMemberInput = z.object({ role: z.enum(roles), email: emailField.optional() });

const invitationLifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** Makes a link that brings its holder into the workspace. The token is returned here and never again. */
export async function inviteMember(
  { database, actor, clock }: UseCaseContext,
  { role, email }: z.infer<typeof inviteMemberInput>,
): Promise<{ readonly token: string; readonly expiresAt: string }> {
  const token = createLinkToken();
  const expiresAt = new Date(clock.now().getTime() + invitationLifetimeMs);
  await database.transaction(async (stores) => {
    await stores.invitations.create({
      workspaceId: actor.workspaceId,
      tokenHash: hashLinkToken(token),
      role,
      email: email?.toLowerCase(),
      createdBy: actor.userId,
      expiresAt,
    });
    await recordAudit(stores, actor, 'member.invite', email ?? 'link', { role });
  });
  return { token, expiresAt: expiresAt.toISOString() };
}
