import type { z } from 'zod';
import type { Activation } from '@/core/version/version.ts';
import type { UseCaseContext } from '../context.ts';
import type { getEnvironmentInput } from '../environment/get-environment.ts';

/** Newest first. Throws `NOT_FOUND`. */
export async function listActivations(
  { database, actor }: UseCaseContext,
  { name }: z.infer<typeof getEnvironmentInput>,
): Promise<readonly Activation[]> {
  const environment = await database.stores.environments.get(actor.workspaceId, name);
  return database.stores.versions.listActivations(environment.id);
}
