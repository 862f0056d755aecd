import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { Account } from '@/db/stores/account-store.ts';
import type { Studio } from '../context.ts';
import { seedCurated } from '../environment/seed-curated.ts';

export const createWorkspaceInput = z.object({ name: z.string().trim().min(1).max(100) });

/** Whoever is admin of a workspace may open another, and is its admin. Throws `NOT_ALLOWED`, `NAME_TAKEN`. */
export async function createWorkspace(
  { database, clock }: Studio,
  user: Account,
  { name }: z.infer<typeof createWorkspaceInput>,
): Promise<{ readonly slug: string }> {
  return database.transaction(async (stores) => {
    const memberships = await stores.members.listMemberships(user.id);
    if (!memberships.some(({ role }) => role === 'admin')) {
      throw new StudioError('NOT_ALLOWED');
    }
    const workspace = await stores.workspaces.create(slugOf(name), name);
    await stores.members.set(workspace.id, user.id, 'admin');
    await seedCurated(stores, workspace.id, clock.now());
    await stores.audit.append({
      workspaceId: workspace.id,
      actorId: user.id,
      actorName: user.name,
      action: 'workspace.create',
      resource: name,
    });
    return { slug: workspace.slug };
  });
}

/** What stands in addresses; a name without Latin letters or digits gets a plain one. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug === '' ? 'workspace' : slug;
}
