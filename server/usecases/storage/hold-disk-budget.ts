import type { CleanUpKind, StorageOverview } from '@/core/storage/storage-overview.ts';
import { usedBytes } from '@/core/storage/used-bytes.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { Studio } from '../context.ts';
import { clearEngine } from './clear-engine.ts';
import { readStorage } from './read-storage.ts';

/** What nobody misses: the next builds take longer, and no image of anybody's goes. */
const surelySafe: readonly CleanUpKind[] = ['build-cache', 'old-toolboxes'];

/**
 * Looks whether the space is within the disk budget. When it has just passed it, clears what is surely safe,
 * once, with an audit entry in each workspace; what is still too much then is for a person to decide, and is
 * said until it is less. Nothing happens during maintenance. False: the engine could not be asked.
 */
export async function holdDiskBudget(studio: Studio): Promise<boolean> {
  const { database, settings, engine } = studio;
  const { address } = engine.status();
  if (settings.diskBudgetBytes === undefined) {
    await database.stores.budgets.forget(address);
    return true;
  }
  if (await database.stores.maintenance.find()) return true;
  const storage = await readStorage(studio);
  if (!storage.engine) return false;
  if (await isWithinBudget(studio, storage, settings.diskBudgetBytes)) return true;
  const { freedBytes } = await clearEngine(studio, surelySafe);
  const left = await readStorage(studio);
  await database.stores.budgets.recordCleanUp(address, { usedBytes: usedBytes(left), freedBytes });
  return true;
}

/** Or has been cleaned up for already. One that was begun and not ended is begun again: it was killed on the way. */
async function isWithinBudget({ database, engine }: Studio, storage: StorageOverview, budgetBytes: number) {
  const { address } = engine.status();
  const used = usedBytes(storage);
  if (used <= budgetBytes) {
    await database.stores.budgets.forget(address);
    return true;
  }
  return database.transaction(async (stores) => {
    const isNew = await stores.budgets.pass({ engineAddress: address, budgetBytes, usedBytes: used });
    if (isNew) await recordInEachWorkspace(stores, address);
    const overruns = await stores.budgets.list();
    return overruns.some(({ engineAddress, freedBytes }) => engineAddress === address && freedBytes !== undefined);
  });
}

async function recordInEachWorkspace(stores: Stores, address: string): Promise<void> {
  for (const { id: workspaceId } of await stores.workspaces.list()) {
    await stores.audit.append({
      workspaceId,
      actorId: undefined,
      actorName: 'Env Studio',
      action: 'storage.clean-up',
      resource: address,
      details: { kinds: surelySafe.join(', '), reason: 'disk-budget' },
    });
  }
}
