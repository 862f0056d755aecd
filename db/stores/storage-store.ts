import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';
import { buildLog } from '../schema/build-log.ts';
import { versionFacts } from '../schema/version.ts';

export type StorageStore = ReturnType<typeof createStorageStore>;

/** What the database knows about space, over all workspaces. */
export function createStorageStore(connection: Connection) {
  return {
    /** Image hashes that a version needs which is not archived, or a build that is being worked on. */
    async listNeededImages(): Promise<string[]> {
      const rows = await connection
        .selectDistinct({ imageHash: build.imageHash })
        .from(build)
        .leftJoin(versionFacts, eq(versionFacts.versionId, build.versionId))
        .where(
          and(
            isNotNull(build.imageHash),
            or(
              and(isNotNull(build.versionId), isNull(versionFacts.archivedAt)),
              sql`${build.state} in ('queued', 'running')`,
            ),
          ),
        );
      return rows.flatMap(({ imageHash }) => imageHash ?? []);
    },

    /** Image hashes of all builds there ever were. */
    async listKnownImages(): Promise<string[]> {
      const rows = await connection
        .selectDistinct({ imageHash: build.imageHash })
        .from(build)
        .where(isNotNull(build.imageHash));
      return rows.flatMap(({ imageHash }) => imageHash ?? []);
    },

    /** Of logs that are packed; those of running builds stand in the database. */
    async sumLogBytes(): Promise<number> {
      const [row] = await connection
        .select({
          bytes: sql<string>`coalesce(sum(${buildLog.sizeBytes}), 0)`,
        })
        .from(buildLog);
      return Number(row?.bytes ?? 0);
    },
  };
}
