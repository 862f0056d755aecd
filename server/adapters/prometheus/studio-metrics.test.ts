import { expect, test } from 'vitest';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { createStudioMetrics } from './studio-metrics.ts';

const overview: OperationsOverview = {
  processes: [],
  queue: { waiting: 3, oldestWaitMs: 90_000, slotCount: 4, running: { build: 2, check: 1 } },
  hours: [
    { at: '2026-11-27T14:00:00.000Z', succeeded: 3, failed: 1, cancelled: 0 },
    { at: '2026-11-27T15:00:00.000Z', succeeded: 2, failed: 0, cancelled: 1 },
  ],
  medianMs: undefined,
  slowestTenthMs: undefined,
  budgetOverruns: [],
  database: { sizeBytes: 10_000, connections: 7, connectionLimit: 100 },
};
const gauges = {
  watcherCount: 5,
  logWatcherCount: 8,
  isEngineConnected: true,
  isReadyToBuild: false,
  pool: { total: 4, idle: 3, waiting: 0 },
};

test('what stands in the database and what this process counted, in the format of Prometheus', async () => {
  const metrics = createStudioMetrics();
  metrics.countBuild({ state: 'failed', purpose: 'image', durationMs: 3_000 });
  metrics.countLines(100);
  metrics.countLines(20);
  metrics.countLeft('handed-over');
  metrics.countRequest(503, 40);
  const text = await metrics.render(overview, gauges);
  for (const line of [
    'envstudio_queue_length 3',
    'envstudio_queue_oldest_seconds 90',
    'envstudio_worker_slots 4',
    'envstudio_builds{state="queued"} 3',
    'envstudio_builds{state="running"} 3',
    'envstudio_builds{state="succeeded"} 5',
    'envstudio_builds{state="failed"} 1',
    'envstudio_builds{state="cancelled"} 1',
    'envstudio_builds_running{phase="build"} 2',
    'envstudio_attempts_left_total{reason="handed-over"} 1',
    'envstudio_build_duration_seconds_bucket{le="5",purpose="image",state="failed"} 1',
    'envstudio_build_duration_seconds_bucket{le="2",purpose="image",state="failed"} 0',
    'envstudio_log_lines_total 120',
    'envstudio_http_request_duration_seconds_count{status="5xx"} 1',
    'envstudio_watchers 5',
    'envstudio_log_watchers 8',
    'envstudio_engine_connected 1',
    'envstudio_ready_to_build 0',
    'envstudio_database_pool{state="idle"} 3',
    'envstudio_database_up 1',
    'envstudio_database_size_bytes 10000',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});

test('a phase in which nothing runs any more is no longer told', async () => {
  const metrics = createStudioMetrics();
  await metrics.render(overview, gauges);
  const text = await metrics.render({ ...overview, queue: { ...overview.queue, running: {} } }, gauges);
  expect(text).not.toContain('envstudio_builds_running{phase="build"}');
});

test('while the database is away this process tells what it knows itself, and nothing old', async () => {
  const metrics = createStudioMetrics();
  await metrics.render(overview, gauges);
  const lines = (await metrics.render(undefined, gauges)).split('\n');
  expect(lines).toContain('envstudio_database_up 0');
  expect(lines).toContain('envstudio_engine_connected 1');
  expect(lines.filter((line) => /queue|running|processes|size_bytes/.test(line))).toEqual([]);
});
