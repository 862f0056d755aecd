import { StudioError } from '@/core/errors.ts';
import type { LogSource } from '@/db/stores/build-store.ts';
import type { UseCaseContext } from '../../context.ts';

/** Where the log of a build of this workspace stands; throws `NOT_FOUND`. */
export async function findLog(
  { database, actor }: Pick<UseCaseContext, 'database' | 'actor'>,
  buildId: string,
): Promise<LogSource> {
  const source = await database.stores.builds.findLogSource(buildId);
  if (source?.workspaceId !== actor.workspaceId) throw new StudioError('NOT_FOUND', { what: 'build' });
  return source;
}
