import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../e2e/support/free-port.ts';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../median.ts';

/** From typing `npm start` to a page, with everything built and a database that was started before. */
export const warmStart: Benchmark = {
  name: 'warm-start-ms',
  what: '`npm start` to the first page, warm',
  goal: 3_000,
  direction: 'at-most',
  unit: 'ms',
  async measure() {
    const dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-bench-start-'));
    const times: number[] = [];
    for (let round = 0; round < 6; round += 1) times.push(await startToFirstPage(dataFolder));
    await rm(dataFolder, { recursive: true, force: true });
    return median(times.slice(1)); // the first one makes the database
  },
};

async function startToFirstPage(dataFolder: string): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data', dataFolder], {
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => undefined);
    if (page?.ok) break;
    await delay(10);
  }
  const elapsedMs = performance.now() - startedAt;
  // npm does not always pass signals on, and ends before the studio has: the whole group is asked, and waited for.
  if (child.pid !== undefined) {
    process.kill(-child.pid, 'SIGTERM');
    await ended;
    while (isGroupAlive(child.pid)) await delay(20);
  }
  return elapsedMs;
}

function isGroupAlive(groupId: number): boolean {
  try {
    process.kill(-groupId, 0);
    return true;
  } catch {
    return false;
  }
}
