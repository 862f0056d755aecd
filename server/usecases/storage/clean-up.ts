import { z } from 'zod';
import { cleanUpKinds } from '@/core/storage/storage-overview.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { type CleanedUp, clearEngine } from './clear-engine.ts';

export const cleanUpInput = z.object({ kinds: z.array(z.enum(cleanUpKinds)).min(1) });

/** Removes what an admin chose. Written down before the first removal. Throws `ENGINE_UNAVAILABLE`. */
export async function cleanUp(context: UseCaseContext, { kinds }: z.infer<typeof cleanUpInput>): Promise<CleanedUp> {
  const { storage, database, actor, engine } = context;
  // An engine that does not answer has nothing cleaned up, and nothing is written down.
  await storage.usage();
  await database.transaction((stores) =>
    recordAudit(stores, actor, 'storage.clean-up', engine.status().address, { kinds: kinds.join(', ') }),
  );
  return clearEngine(context, kinds);
}
