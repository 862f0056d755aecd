import { z } from 'zod';
import { buildStates } from '@/core/build/build.ts';
import type { BuildSummary } from '@/core/build/build-detail.ts';
import type { Page } from '@/core/page.ts';
import type { UseCaseContext } from '../context.ts';

export const listBuildsInput = z.object({
  environmentName: z.string().max(255).optional(),
  versionNumber: z.number().int().min(1).optional(),
  state: z.enum(buildStates).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});

/** Builds of the workspace, newest first. */
export async function listBuilds(
  { database, actor }: UseCaseContext,
  input: z.infer<typeof listBuildsInput>,
): Promise<Page<BuildSummary>> {
  return await database.stores.builds.list({ workspaceId: actor.workspaceId, ...input });
}
