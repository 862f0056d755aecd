import { z } from 'zod';
import { type EnvironmentPage, environmentSorts, readinessStates } from '@/core/environment/environment.ts';
import type { UseCaseContext } from '../context.ts';

export const listEnvironmentsInput = z.object({
  search: z.string().max(200).optional(),
  readiness: z.enum(readinessStates).optional(),
  sort: z.enum(environmentSorts).default('updated'),
  isArchived: z.boolean().default(false),
  isCurated: z.boolean().default(false),
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export async function listEnvironments(
  { database, actor }: UseCaseContext,
  input: z.infer<typeof listEnvironmentsInput>,
): Promise<EnvironmentPage> {
  return database.stores.environments.list({ ...input, workspaceId: actor.workspaceId });
}
