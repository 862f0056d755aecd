import { z } from 'zod';
import { roles } from '@/core/access/role.ts';
import { StudioError } from '@/core/errors.ts';
import type { Account } from '@/db/stores/account-store.ts';
import type { OpenInvitation } from '@/db/stores/invitation-store.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { Studio } from '../context.ts';
import { emailField, passwordField, personNameField, tokenField } from './account-fields.ts';
import { hashLinkToken } from './link-token.ts';

export const acceptInvitationInput = z.object({
  token: tokenField,
  /** The three for a new account; one who is signed in just joins. */
  name: personNameField.optional(),
  email: emailField.optional(),
  password: passwordField.optional(),
});

/**
 * Brings the guest into the workspace, with a new account when not signed in. Somebody who is a member
 * already never loses rights by it. Throws `LINK_EXPIRED`, `EMAIL_TAKEN`, `INVALID_INPUT`.
 */
export async function acceptInvitation(
  { database, clock, passwords }: Studio,
  user: Account | undefined,
  input: z.infer<typeof acceptInvitationInput>,
): Promise<{ readonly workspace: string }> {
  const tokenHash = hashLinkToken(input.token);
  // Before the password is hashed: that is work enough to keep a machine busy for whoever has no link.
  if (!(await database.stores.invitations.findOpen(tokenHash, clock.now()))) throw new StudioError('LINK_EXPIRED');
  const passwordHash = user || input.password === undefined ? undefined : await passwords.hash(input.password);
  return database.transaction(async (stores) => {
    const invitation = await stores.invitations.findOpen(tokenHash, clock.now());
    if (!invitation) {
      throw new StudioError('LINK_EXPIRED');
    }
    const guest = user ?? (await createGuest(stores, invitation, input, passwordHash));
    if (invitation.email !== undefined && invitation.email !== guest.email) {
      throw new StudioError('NOT_ALLOWED', { email: invitation.email });
    }
    await stores.invitations.accept(invitation.id, clock.now());
    await join(stores, invitation, guest);
    return { workspace: invitation.workspaceSlug };
  });
}

async function createGuest(
  stores: Stores,
  invitation: OpenInvitation,
  { name, email = invitation.email }: z.infer<typeof acceptInvitationInput>,
  passwordHash: string | undefined,
): Promise<Account> {
  if (name === undefined || email === undefined || passwordHash === undefined) {
    throw new StudioError('INVALID_INPUT', {
      field: name === undefined ? 'name' : email === undefined ? 'email' : 'password',
    });
  }
  return stores.accounts.create({ name, email, passwordHash });
}

async function join(stores: Stores, invitation: OpenInvitation, guest: Account): Promise<void> {
  const current = await stores.members.findRole(invitation.workspaceId, guest.id);
  if (current === undefined || roles.indexOf(current) < roles.indexOf(invitation.role)) {
    await stores.members.set(invitation.workspaceId, guest.id, invitation.role);
  }
  await stores.audit.append({
    workspaceId: invitation.workspaceId,
    actorId: guest.id,
    actorName: guest.name,
    action: 'member.join',
    resource: guest.email,
    details: { role: invitation.role },
  });
  await stores.events.publish(`access:${guest.id}`);
}
