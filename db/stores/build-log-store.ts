import { and, asc, eq, gt, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { LogBlock } from '@/core/log/log-block.ts';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';
import { buildLog, buildLogChunk } from '../schema/build-log.ts';
import { type BuildOwnership, owned } from './build-ownership.ts';
import { createEventStore } from './event-store.ts';

/** A finished log, packed. */
export interface SealedLog {
  readonly blobKey: string;
  readonly lineCount: number;
  readonly sizeBytes: number;
  readonly blocks: LogBlock[];
}

export interface ChunkRange {
  /** Lines after this one … */
  readonly afterLine: number;
  /** … up to this one; to the end when absent. */
  readonly untilLine?: number;
  readonly limit: number;
}

export type BuildLogStore = ReturnType<typeof createBuildLogStore>;

const chunkColumns = {
  firstLine: buildLogChunk.firstLine,
  lineCount: buildLogChunk.lineCount,
  lines: buildLogChunk.lines,
};

/** One that was cancelled goes on for those that share it. */
const isOver = and(isNotNull(build.finishedAt), isNull(build.workerId));

export function createBuildLogStore(connection: Connection) {
  const events = createEventStore(connection);

  /** Of the attempt that still owns the build. */
  const hasChunk = async (ownership: BuildOwnership, { firstLine, lineCount }: LogChunk): Promise<boolean> => {
    const rows = await connection
      .select({ buildId: buildLogChunk.buildId })
      .from(buildLogChunk)
      .innerJoin(build, eq(build.id, buildLogChunk.buildId))
      .where(
        and(
          owned(ownership),
          eq(buildLogChunk.attempt, ownership.attempt),
          eq(buildLogChunk.firstLine, firstLine),
          eq(buildLogChunk.lineCount, lineCount),
        ),
      );
    return rows.length > 0;
  };

  return {
    /**
     * Appends a chunk that begins right after the last line; false, and nothing written, when the
     * worker lost the build. Counting and appending are one statement, so no number is skipped or used twice.
     * True as well when this very chunk is there: its worker heard no answer and tries again.
     */
    async append(ownership: BuildOwnership, chunk: LogChunk): Promise<boolean> {
      const rows = await connection.execute(sql`
        with counted as (
          update ${build} set line_count = ${chunk.firstLine + chunk.lineCount - 1}
          where ${and(owned(ownership), eq(build.lineCount, chunk.firstLine - 1))}
          returning id, attempt
        )
        insert into ${buildLogChunk} (build_id, attempt, first_line, line_count, lines)
        select id, attempt, ${chunk.firstLine}::integer, ${chunk.lineCount}::integer, ${chunk.lines} from counted
        returning build_id
      `);
      if (rows.rowCount === 0 && !(await hasChunk(ownership, chunk))) return false;
      await events.publish(`build-log:${ownership.buildId}`);
      return true;
    },

    /** Chunks of an unfinished log that hold lines of a range, in order, at most `limit`. */
    async listChunks(buildId: string, { afterLine, untilLine, limit }: ChunkRange): Promise<LogChunk[]> {
      return await connection
        .select(chunkColumns)
        .from(buildLogChunk)
        .where(
          and(
            eq(buildLogChunk.buildId, buildId),
            gt(sql`${buildLogChunk.firstLine} + ${buildLogChunk.lineCount} - 1`, afterLine),
            untilLine === undefined ? undefined : lte(buildLogChunk.firstLine, untilLine),
          ),
        )
        .orderBy(asc(buildLogChunk.firstLine))
        .limit(limit);
    },

    async findSealed(buildId: string): Promise<SealedLog | undefined> {
      const [row] = await connection.select().from(buildLog).where(eq(buildLog.buildId, buildId));
      return row;
    },

    /** Whether nobody works on the build any more, nor ever will: its log grows no further. */
    async isComplete(buildId: string): Promise<boolean> {
      return (await connection.$count(build, and(eq(build.id, buildId), isOver))) > 0;
    },

    /** Replaces the chunks of a complete log by its blob. Needs a transaction. */
    async seal(buildId: string, log: SealedLog): Promise<void> {
      await connection
        .insert(buildLog)
        .values({ buildId, ...log })
        .onConflictDoNothing();
      await connection.delete(buildLogChunk).where(eq(buildLogChunk.buildId, buildId));
    },

    /** Builds that are over and whose log is still in chunks, e.g. after a crash. */
    async listUnsealed(): Promise<string[]> {
      const rows = await connection
        .selectDistinct({ id: build.id })
        .from(build)
        .innerJoin(buildLogChunk, eq(buildLogChunk.buildId, build.id))
        .where(and(isOver, lt(build.finishedAt, sql`now() - interval '5 seconds'`)))
        .limit(100);
      return rows.map((row) => row.id);
    },
  };
}
