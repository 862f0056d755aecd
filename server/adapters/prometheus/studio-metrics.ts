import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';

/** A build that ended on this process. */
export interface EndedWork {
  readonly state: 'succeeded' | 'failed' | 'cancelled';
  readonly purpose: 'image' | 'lock';
  readonly durationMs: number;
}

/** What only this process knows. */
export interface ProcessGauges {
  /** WebSocket connections. */
  readonly watcherCount: number;
  /** Logs that are being followed, by pages and by `curl -N`. */
  readonly logWatcherCount: number;
  readonly isEngineConnected: boolean;
  readonly isReadyToBuild: boolean;
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface StudioMetrics {
  readonly contentType: string;
  countBuild(ended: EndedWork): void;
  /** An attempt that another one goes on for. */
  countLeft(reason: 'handed-over' | 'lost'): void;
  countLines(lineCount: number): void;
  countRequest(status: number, durationMs: number): void;
  /** Everything in Prometheus's text format; what stands in the database only while it answers. */
  render(overview: OperationsOverview | undefined, gauges: ProcessGauges): Promise<string>;
}

const endStates = ['succeeded', 'failed', 'cancelled'] as const;
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
    help: 'Lines of logs that this process has stored.',
    registers,
  });
  const attemptsLeft = new Counter({
    name: 'envstudio_attempts_left_total',
    help: 'Attempts of this process that another one goes on for, by reason: handed over at an orderly end, or lost.',
    labelNames: ['reason'],
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
  const builds = storedGauge('builds', 'Builds by state: now, and for those that ended, of the last 24 hours.', [
    'state',
  ]);
  const running = storedGauge('builds_running', 'Builds that are worked on, by phase.', ['phase']);
  const processes = storedGauge('processes', 'Processes that were heard of lately, by role.', ['role']);
  const databaseBytes = storedGauge('database_size_bytes', 'Size of the database.');
  const connections = storedGauge('database_connections', 'Open connections to the server, of all clients.');
  const connectionLimit = storedGauge('database_connection_limit', 'How many there may be.');
  const answering = ownGauge('database_up', 'Whether the database answered this process just now.');
  const pool = ownGauge('database_pool', 'Connections of this process, and queries that wait for one.', ['state']);
  const watchers = ownGauge('watchers', 'WebSocket connections of this process.');
  const logWatchers = ownGauge(
    'log_watchers',
    'Logs that are being followed on this process, by pages and by `curl -N`.',
  );
  const engine = ownGauge('engine_connected', 'Whether the engine of this process answers.');
  const ready = ownGauge('ready_to_build', 'Whether engine, base image and toolbox of this process are there.');

  const setStored = ({ queue, hours, processes: known, database }: OperationsOverview) => {
    builds.set({ state: 'queued' }, queue.waiting);
    builds.set({ state: 'running' }, sum(Object.values(queue.running)));
    for (const state of endStates) builds.set({ state }, sum(hours.map((hour) => hour[state])));
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

    countBuild({ state, purpose, durationMs }) {
      buildSeconds.observe({ purpose, state }, durationMs / 1000);
    },

    countLeft(reason) {
      attemptsLeft.inc({ reason });
    },

    countLines(lineCount) {
      logLines.inc(lineCount);
    },

    countRequest(status, durationMs) {
      requestSeconds.observe({ status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
    },

    async render(overview, gauges) {
      answering.set(Number(overview !== undefined));
      for (const [state, count] of Object.entries(gauges.pool)) pool.set({ state }, count);
      watchers.set(gauges.watcherCount);
      logWatchers.set(gauges.logWatcherCount);
      engine.set(Number(gauges.isEngineConnected));
      ready.set(Number(gauges.isReadyToBuild));
      if (!overview) return await own.metrics();
      setStored(overview);
      return (await own.metrics()) + (await stored.metrics());
    },
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
