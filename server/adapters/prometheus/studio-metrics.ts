import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';

/** A build that ended on this process. */
export interface EndedWork {
  readonly state: 'succeeded' | 'failed' | 'cancelled';
  readonly purpose: 'image' | 'lock';
  readonly durationMs: number;
  /** Lines that this attempt wrote. */
  readonly lineCount: number;
}

/** What only this process knows. */
export interface ProcessGauges {
  readonly watcherCount: number;
  readonly isEngineConnected: boolean;
  readonly isReadyToBuild: boolean;
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface StudioMetrics {
  readonly contentType: string;
  countBuild(ended: EndedWork): void;
  countRequest(status: number, durationMs: number): void;
  /** Everything in Prometheus's text format; what stands in the database only while it answers. */
  render(overview: OperationsOverview | undefined, gauges: ProcessGauges): Promise<string>;
}

const buildBuckets = [1, 2, 5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120];
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counters and histograms are of this process since it began (Prometheus adds them up); what stands in the
 * database is the same whichever process is asked.
 */
export function createStudioMetrics(): StudioMetrics {
  const own = new Registry();
  const stored = new Registry();
  const registers = [own];
  collectDefaultMetrics({ register: own, prefix: 'envstudio_' });
  const gaugeIn =
    (registry: Registry) =>
    (name: string, help: string, labelNames: readonly string[] = []) =>
      new Gauge({ name: `envstudio_${name}`, help, labelNames: [...labelNames], registers: [registry] });
  const ownGauge = gaugeIn(own);
  const storedGauge = gaugeIn(stored);

  const buildSeconds = new Histogram({
    name: 'envstudio_build_duration_seconds',
    help: 'Builds that ended on this process, by purpose and state; from their first start to their end.',
    labelNames: ['purpose', 'state'],
    buckets: buildBuckets,
    registers,
  });
  const logLines = new Counter({
    name: 'envstudio_log_lines_total',
    help: 'Lines of builds that ended on this process.',
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'envstudio_http_request_duration_seconds',
    help: 'Requests to the API that this process answered, by class of status.',
    labelNames: ['status'],
    buckets: requestBuckets,
    registers,
  });
  const waiting = storedGauge('queue_length', 'Builds that wait, of all workspaces.');
  const oldest = storedGauge('queue_oldest_seconds', 'How long the oldest of them has waited.');
  const slots = storedGauge('worker_slots', 'Builds that all ready workers together can do at a time.');
  const running = storedGauge('builds_running', 'Builds that are worked on, by phase.', ['phase']);
  const processes = storedGauge('processes', 'Processes that were heard of lately, by role.', ['role']);
  const databaseBytes = storedGauge('database_size_bytes', 'Size of the database.');
  const connections = storedGauge('database_connections', 'Open connections to the server, of all clients.');
  const connectionLimit = storedGauge('database_connection_limit', 'How many there may be.');
  const answering = ownGauge('database_up', 'Whether the database answered this process just now.');
  const pool = ownGauge('database_pool', 'Connections of this process, and queries that wait for one.', ['state']);
  const watchers = ownGauge('watchers', 'WebSocket connections of this process.');
  const engine = ownGauge('engine_connected', 'Whether the engine of this process answers.');
  const ready = ownGauge('ready_to_build', 'Whether engine, base image and toolbox of this process are there.');

  const setStored = ({ queue, processes: known, database }: OperationsOverview) => {
    waiting.set(queue.waiting);
    oldest.set((queue.oldestWaitMs ?? 0) / 1000);
    slots.set(queue.slotCount);
    running.reset();
    for (const [phase, count] of Object.entries(queue.running)) running.set({ phase }, count);
    processes.reset();
    for (const { role, isAlive } of known) if (isAlive) processes.inc({ role });
    databaseBytes.set(database.sizeBytes);
    connections.set(database.connections);
    connectionLimit.set(database.connectionLimit);
  };

  return {
    contentType: own.contentType,

    countBuild({ state, purpose, durationMs, lineCount }) {
      buildSeconds.observe({ purpose, state }, durationMs / 1000);
      logLines.inc(lineCount);
    },

    countRequest(status, durationMs) {
      requestSeconds.observe({ status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
    },

    async render(overview, gauges) {
      answering.set(Number(overview !== undefined));
      for (const [state, count] of Object.entries(gauges.pool)) pool.set({ state }, count);
      watchers.set(gauges.watcherCount);
      engine.set(Number(gauges.isEngineConnected));
      ready.set(Number(gauges.isReadyToBuild));
      if (!overview) return await own.metrics();
      setStored(overview);
      return (await own.metrics()) + (await stored.metrics());
    },
  };
}
