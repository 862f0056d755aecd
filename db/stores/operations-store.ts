import { sql } from 'drizzle-orm';
import type { BuildPhase } from '@/core/build/build.ts';
import type { HourOfBuilds, OperationsOverview } from '@/core/operations/operations-overview.ts';
import type { Connection } from '../client.ts';
import { build } from '../schema/build.ts';

export type OperationsStore = ReturnType<typeof createOperationsStore>;

/** Counts over all workspaces, for whoever runs the studio. Each looks at unfinished builds, or at one day. */
export function createOperationsStore(connection: Connection) {
  return {
    async readQueue(): Promise<Omit<OperationsOverview['queue'], 'slotCount'>> {
      const { rows } = await connection.execute<{
        readonly state: string;
        readonly phase: BuildPhase;
        readonly count: number;
        readonly oldest_ms: number | null;
      }>(sql`
        select state, phase, count(*)::int as count,
          (extract(epoch from clock_timestamp() - min(requested_at)) * 1000)::float8 as oldest_ms
        from ${build} where state in ('queued', 'running') and purpose = 'image' group by state, phase`);
      const waiting = rows.filter(({ state }) => state === 'queued');
      return {
        waiting: waiting.reduce((sum, { count }) => sum + count, 0),
        oldestWaitMs: waiting.length === 0 ? undefined : Math.max(...waiting.map(({ oldest_ms }) => oldest_ms ?? 0)),
        running: Object.fromEntries(
          rows.filter(({ state }) => state === 'running').map(({ phase, count }) => [phase, count]),
        ),
      };
    },

    /** How many builds ended in each of the last 24 hours, by the database's clock. */
    async listHours(): Promise<readonly HourOfBuilds[]> {
      const { rows } = await connection.execute<{
        readonly at: Date | string;
        readonly succeeded: number;
        readonly failed: number;
        readonly cancelled: number;
      }>(sql`
        select hours.at,
          count(*) filter (where state = 'succeeded')::int as succeeded,
          count(*) filter (where state = 'failed')::int as failed,
          count(*) filter (where state = 'cancelled')::int as cancelled
        from generate_series(
          date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour'
        ) as hours (at)
        left join ${build} on finished_at >= hours.at and finished_at < hours.at + interval '1 hour'
          and finished_at >= now() - interval '24 hours' and purpose = 'image'
        group by hours.at order by hours.at`);
      return rows.map(({ at, ...counts }) => ({ at: new Date(at).toISOString(), ...counts }));
    },

    /** Of builds of the last 24 hours that made something. */
    async readDurations(): Promise<Pick<OperationsOverview, 'medianMs' | 'slowestTenthMs'>> {
      const { rows } = await connection.execute<{
        readonly median: number | null;
        readonly slowest: number | null;
      }>(sql`
        with made as (
          select extract(epoch from finished_at - started_at) * 1000 as ms from ${build}
          where finished_at >= now() - interval '24 hours'
            and state = 'succeeded' and purpose = 'image' and not is_reused and shared_build_id is null
        )
        select (percentile_cont(0.5) within group (order by ms))::float8 as median,
          (percentile_cont(0.9) within group (order by ms))::float8 as slowest from made`);
      return { medianMs: rows[0]?.median ?? undefined, slowestTenthMs: rows[0]?.slowest ?? undefined };
    },

    async readDatabase(): Promise<OperationsOverview['database']> {
      const { rows } = await connection.execute<{
        readonly size: string;
        readonly connections: number;
        readonly limit: number;
      }>(sql`
        select pg_database_size(current_database()) as size,
          (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
          current_setting('max_connections')::int as "limit"`);
      const [row] = rows;
      return {
        sizeBytes: Number(row?.size ?? 0),
        connections: row?.connections ?? 0,
        connectionLimit: row?.limit ?? 0,
      };
    },
  };
}
