import { z } from 'zod';
import type { Role } from '@/core/access/role.ts';
import { StudioError } from '@/core/errors.ts';
import type { Studio } from '../context.ts';
import { tokenField } from './account-fields.ts';
import { hashLinkToken } from './link-token.ts';

export const showInvitationInput = z.object({ token: tokenField });

export interface InvitationView {
  readonly workspaceName: string;
  readonly role: Role;
  readonly email: string | undefined;
  readonly expiresAt: string;
}

/** What the guest sees before accepting. Throws `LINK_EXPIRED`. */
export async function showInvitation(
  { database, clock }: Studio,
  { token }: z.infer<typeof showInvitationInput>,
): Promise<InvitationView> {
  const invitation = await database.stores.invitations.findOpen(hashLinkToken(token), clock.now());
  if (!invitation) {
    throw new StudioError('LINK_EXPIRED');
  }
  const { workspaceName, role, email, expiresAt } = invitation;
  return { workspaceName, role, email, expiresAt };
}
