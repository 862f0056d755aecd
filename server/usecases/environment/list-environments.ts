import { z } from 'zod';
import { type EnvironmentPage, environmentSorts, readinessStates } from '@/core/environment/environment.ts';
import { parseEnvironmentSearch } from '@/core/environment/parse-environment-search.ts';
import type { UseCaseContext } from '../context.ts';

export const listEnvironmentsInput = z.object({
  /** Words and tokens: `fraud package:pandas<3 owner:me state:failed tag:gpu`. */
  search: z.string().max(200).optional(),
  readiness: z.enum(readinessStates).optional(),
  sort: z.enum(environmentSorts).default('updated'),
  isArchived: z.boolean().default(false),
  isCurated: z.boolean().default(false),
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** Environments of a workspace; none where a token of the search cannot be read. */
export async function listEnvironments(
  { database, actor: { workspaceId, userId: askedBy } }: UseCaseContext,
  { search: text = '', ...input }: z.infer<typeof listEnvironmentsInput>,
): Promise<EnvironmentPage> {
  const { search, issues } = parseEnvironmentSearch(text);
  if (issues.length > 0) return { items: [], nextCursor: undefined, total: 0, isTotalExact: true };
  return database.stores.environments.list({ ...input, search, workspaceId, askedBy });
}
