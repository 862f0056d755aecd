import { z } from 'zod';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import type { Page } from '@/core/page.ts';
import type { VersionSummary } from '@/core/version/version.ts';
import type { UseCaseContext } from '../context.ts';

export const listVersionsInput = z.object({
  name: environmentNameField,
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** Newest first. Throws `NOT_FOUND`. */
export async function listVersions(
  { database, actor }: UseCaseContext,
  { name, limit, cursor }: z.infer<typeof listVersionsInput>,
): Promise<Page<VersionSummary>> {
  const environment = await database.stores.environments.get(actor.workspaceId, name);
  return database.stores.versions.list(environment.id, limit, cursor);
}
