import type { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { baseImageInput } from './remove-base-image.ts';

/** Makes it what definitions without a base image start from. Locked versions keep their base. Throws `NOT_FOUND`. */
export async function setDefaultBaseImage(
  { database, actor }: UseCaseContext,
  { id }: z.infer<typeof baseImageInput>,
): Promise<void> {
  await database.transaction(async (stores) => {
    const reference = await stores.baseImages.setDefault(actor.workspaceId, id);
    if (reference === undefined) throw new StudioError('NOT_FOUND', { what: 'base-image' });
    await recordAudit(stores, actor, 'base-image.set-default', reference);
  });
}
