import type { UseCaseContext } from '../context.ts';

export interface WorkspaceCounts {
  readonly environments: number;
  readonly curated: number;
  readonly baseImages: number;
  /** Queued ones included. */
  readonly runningBuilds: number;
}

/** The numbers of the navigation. */
export async function countWorkspace({ database, actor }: UseCaseContext): Promise<WorkspaceCounts> {
  const { environments, baseImages, builds } = database.stores;
  return {
    environments: await environments.count(actor.workspaceId, false),
    curated: await environments.count(actor.workspaceId, true),
    baseImages: (await baseImages.list(actor.workspaceId)).length,
    runningBuilds: await builds.countUnfinished(actor.workspaceId),
  };
}
