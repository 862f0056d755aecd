import { and, desc, eq, sql } from 'drizzle-orm';
import type { Lock } from '@/core/lock/lock.ts';
import type { Connection } from '../client.ts';
import { lock, lockedPackage } from '../schema/lock.ts';
import { user } from '../schema/user.ts';

/** A lock as it is kept: whose it is and how old. */
export interface StoredLock {
  readonly id: string;
  readonly content: Lock;
  readonly lockedAt: string;
  readonly lockedByName: string;
}

export interface NewLock {
  readonly workspaceId: string;
  readonly specificationHash: string;
  readonly content: Lock;
  /** Null: the studio itself. */
  readonly lockedBy: string | null;
}

export type LockStore = ReturnType<typeof createLockStore>;

export function createLockStore(connection: Connection) {
  const select = () =>
    connection
      .select({
        id: lock.id,
        content: lock.content,
        lockedAt: lock.lockedAt,
        lockedByName: sql<string>`coalesce(${user.name}, '')`,
      })
      .from(lock)
      .leftJoin(user, eq(user.id, lock.lockedBy));

  const findNewest = async (workspaceId: string, specificationHash: string): Promise<StoredLock | undefined> => {
    const [row] = await select()
      .where(and(eq(lock.workspaceId, workspaceId), eq(lock.specificationHash, specificationHash)))
      .orderBy(desc(lock.lockedAt))
      .limit(1);
    return row && { ...row, lockedAt: row.lockedAt.toISOString() };
  };

  return {
    /** The lock that serves a specification in a workspace. */
    findNewest,

    async find(lockId: string): Promise<StoredLock | undefined> {
      const [row] = await select().where(eq(lock.id, lockId));
      return row && { ...row, lockedAt: row.lockedAt.toISOString() };
    },

    /**
     * Keeps a lock, or returns the one that somebody else made meanwhile: a specification is locked once.
     * Needs a transaction.
     */
    async add(newLock: NewLock): Promise<StoredLock> {
      const { workspaceId, specificationHash } = newLock;
      await connection.execute(
        sql`select pg_advisory_xact_lock(hashtext(${`lock ${workspaceId} ${specificationHash}`}))`,
      );
      const existing = await findNewest(workspaceId, specificationHash);
      if (existing) return existing;
      await connection.insert(lock).values(newLock);
      // In one order, so that locks which are stored at the same time never wait for each other in a circle.
      await connection.execute(sql`
        insert into ${lockedPackage} (workspace_id, name, version)
        select workspace_id, split_part(entry, ' ', 1), split_part(entry, ' ', 2) from ${lock}, unnest(packages) entry
        where workspace_id = ${workspaceId} and specification_hash = ${specificationHash} and entry like '% %'
        order by entry on conflict do nothing`);
      const added = await findNewest(workspaceId, specificationHash);
      if (!added) throw new Error('A lock was stored and is not there.');
      return added;
    },
  };
}
