import type { UseCaseContext } from '../context.ts';
import type { VersionReference } from './version-reference.ts';

/** Hash of the image that a version's newest successful build made or found; undefined before the first. */
export async function findBuiltHash(
  { database, actor }: Pick<UseCaseContext, 'database' | 'actor'>,
  { name, number }: VersionReference,
): Promise<string | undefined> {
  const { items } = await database.stores.builds.list({
    workspaceId: actor.workspaceId,
    environmentName: name,
    versionNumber: number,
    state: 'succeeded',
    limit: 1,
  });
  return items[0]?.imageHash;
}
