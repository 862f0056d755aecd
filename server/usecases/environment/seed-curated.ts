import { specificationHash } from '@/core/digest.ts';
import { type CuratedEnvironment, curatedEnvironments } from '@/core/environment/curated-environments.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { Studio } from '../context.ts';
import { queueLock } from '../lock/queue-lock.ts';

/** Gives all workspaces the curated environments that ship with the studio. Does nothing where they are there already. */
export async function seedAllWorkspaces({ database, clock }: Pick<Studio, 'database' | 'clock'>): Promise<void> {
  for (const workspace of await database.stores.workspaces.list()) {
    await database.transaction(async (stores) => {
      // Processes that start together all find something missing: the first one adds it.
      await stores.workspaces.lock(workspace.id);
      await seedCurated(stores, workspace.id, clock.now());
    });
  }
}

/** The same for one workspace, in the transaction that makes it. */
export async function seedCurated(stores: Stores, workspaceId: string, now: Date): Promise<void> {
  for (const curated of curatedEnvironments) {
    if (!(await stores.environments.find(workspaceId, curated.name))) {
      const { name, description, tags } = curated;
      await stores.environments.create({ workspaceId, name, description, tags, isCurated: true, createdBy: undefined });
    }
    await seedVersion(stores, workspaceId, curated, now);
  }
}

async function seedVersion(
  stores: Stores,
  workspaceId: string,
  { name, definition, note }: CuratedEnvironment,
  now: Date,
): Promise<void> {
  const hash = specificationHash(definition);
  const environment = await stores.environments.lock(workspaceId, name);
  if (await stores.versions.findBySpecification(environment.id, hash)) {
    return;
  }
  const number = environment.lastNumber + 1;
  const identity = { environmentId: environment.id, definition, specificationHash: hash };
  const facts = { number, note, description: '', labels: {}, createdBy: undefined };
  const versionId = await stores.versions.create({ ...identity, ...facts });
  await stores.environments.update(environment.id, { lastNumber: number }, now);
  await queueLock(stores, { ...identity, workspaceId, versionId, requestedBy: undefined });
  await stores.audit.append({
    workspaceId,
    actorId: undefined,
    actorName: 'Env Studio',
    action: 'version.register',
    resource: `${name}@${number}`,
  });
}
