import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';

export const baseImageInput = z.object({ id: z.uuid() });

/** Takes an image off the list; the engine keeps it, and so do versions that start from it. Throws `NOT_FOUND`. */
export async function removeBaseImage(
  { database, actor }: UseCaseContext,
  { id }: z.infer<typeof baseImageInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const reference = await stores.baseImages.remove(actor.workspaceId, id);
    if (reference === undefined) throw new StudioError('NOT_FOUND', { what: 'base-image' });
    await recordAudit(stores, actor, 'base-image.remove', reference);
  });
}
