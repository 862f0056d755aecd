import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { Account } from '@/db/stores/account-store.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { Workspace } from '@/db/stores/workspace-store.ts';
import type { Studio } from '../context.ts';
import { seedCurated } from '../environment/seed-curated.ts';
import { emailField, passwordField, personNameField, tokenField } from './account-fields.ts';
import { hashLinkToken } from './link-token.ts';

export const completeSetupInput = z.object({
  token: tokenField,
  name: personNameField,
  email: emailField,
  password: passwordField,
});

/**
 * Makes the holder of a one-time link an admin of every workspace, and the first workspace where there
 * is none. An account with that address gets the new password: this is how a locked-out admin comes back.
 * Throws `LINK_EXPIRED`.
 */
export async function completeSetup(studio: Studio, input: z.infer<typeof completeSetupInput>): Promise<void> {
  const tokenHash = hashLinkToken(input.token);
  // Before the password is hashed: that is work enough to keep a machine busy for whoever has no link.
  if (!(await studio.database.stores.setupLinks.isOpen(tokenHash, studio.clock.now()))) {
    throw new StudioError('LINK_EXPIRED');
  }
  const passwordHash = await studio.passwords.hash(input.password);
  await studio.database.transaction(async (stores) => {
    await stores.setupLinks.use(tokenHash, studio.clock.now());
    const account = await enterAccount(stores, { ...input, passwordHash });
    const existing = await stores.workspaces.list();
    const workspaces = existing.length > 0 ? existing : [await makeFirstWorkspace(stores, studio.clock.now())];
    for (const workspace of workspaces) {
      await stores.members.set(workspace.id, account.id, 'admin');
      await stores.audit.append({
        workspaceId: workspace.id,
        actorId: account.id,
        actorName: account.name,
        action: 'setup.complete',
        resource: account.email,
      });
    }
    await stores.events.publish(`access:${account.id}`);
  });
}

async function makeFirstWorkspace(stores: Stores, now: Date): Promise<Workspace> {
  const workspace = await stores.workspaces.create('default', 'Workspace');
  await seedCurated(stores, workspace.id, now);
  return workspace;
}

async function enterAccount(
  stores: Stores,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<Account> {
  const known = await stores.accounts.findByEmail(email);
  if (!known) {
    return stores.accounts.create({ name, email, passwordHash });
  }
  await stores.accounts.setPassword(known.id, passwordHash);
  return known;
}
