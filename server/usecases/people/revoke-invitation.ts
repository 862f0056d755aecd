import { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

export const revokeInvitationInput = z.object({ invitationId: z.uuid() });

/** Throws `NOT_FOUND`. */
export async function revokeInvitation(
  { database, actor, clock }: UseCaseContext,
  { invitationId }: z.infer<typeof revokeInvitationInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const { email = 'link' } = await stores.invitations.revoke(actor.workspaceId, invitationId, clock.now());
    await recordAudit(stores, actor, 'member.revoke-invitation', email);
  });
}
