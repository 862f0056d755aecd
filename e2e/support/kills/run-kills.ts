import { setTimeout as delay } from 'node:timers/promises';
import { StudioCluster } from '../studio-cluster.ts';
import { addUp } from './add-up.ts';
import { KillableDatabase, KillableProcess, type KillTarget } from './kill-target.ts';
import type { KillWriter } from './kill-writer.ts';
import { openWriters } from './open-writers.ts';
import { StudioUnderKills } from './studio-under-kills.ts';
import { untilAllWrite } from './until-all-write.ts';

export interface KillsOptions {
  readonly kills: number;
  /** No more kills after this time, however many were wanted. */
  readonly limitMs?: number;
  readonly onKill?: (count: number) => void;
}

export interface KillsResult {
  /** By what was killed. */
  readonly kills: Readonly<Record<string, number>>;
  /** Acknowledged facts by kind. */
  readonly acknowledged: Readonly<Record<string, number>>;
  /** What callers were told meanwhile, by code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** A sentence for each acknowledged fact that was not there afterwards, and for what was left behind. */
  readonly losses: readonly string[];
}

/** Between two kills: most are short, so that one hits what another has just restarted; some let a build go on. */
const longestPauseMs = 3_000;
const pollMs = 20;
const backWithinMs = 30_000;

/**
 * Kills a web process, a worker and PostgreSQL of one studio at random moments, while versions are registered,
 * drafts saved and builds count; then looks for everything that was acknowledged. Throws when one of them does not
 * come back.
 */
export async function runKills({
  kills,
  limitMs = Number.POSITIVE_INFINITY,
  onKill,
}: KillsOptions): Promise<KillsResult> {
  const cluster = await StudioCluster.open();
  let writers: readonly KillWriter[] = [];
  try {
    const web = await KillableProcess.start(cluster, 'web');
    const targets = [web, await KillableProcess.start(cluster, 'worker'), new KillableDatabase(cluster)];
    const addresses = [web.address, cluster.first.address];
    const studio = new StudioUnderKills(addresses.map((address) => cluster.clientAt(address)));
    writers = await openWriters(studio);
    const ending = new AbortController();
    const writing = Promise.all(writers.map((writer) => writer.run(ending.signal)));
    const kill = async () => {
      await untilAllWrite(writers);
      await killAtRandom(targets, kills, performance.now() + limitMs, onKill);
    };
    await Promise.all([kill().finally(() => ending.abort()), writing]);
    for (const target of targets) await untilStanding(target);
    const losses = await Promise.all(writers.map((writer) => writer.findLosses()));
    return {
      kills: Object.fromEntries(targets.map(({ name, killCount }) => [name, killCount])),
      acknowledged: addUp(writers.map((writer) => writer.counts())),
      refusals: Object.fromEntries(studio.refusals),
      losses: losses.flat(),
    };
  } finally {
    await cluster.close();
    for (const writer of writers) await writer.clear?.();
  }
}

async function killAtRandom(
  targets: readonly KillTarget[],
  kills: number,
  endsAtMs: number,
  onKill: KillsOptions['onKill'],
): Promise<void> {
  for (let count = 1; count <= kills && performance.now() < endsAtMs; count += 1) {
    await delay(Math.random() ** 2 * longestPauseMs);
    const target = targets[Math.floor(Math.random() * targets.length)];
    if (!target) throw new Error('There is nothing to kill.');
    await untilStanding(target);
    await target.kill();
    onKill?.(count);
  }
}

/** Throws when it is not back within half a minute. */
async function untilStanding(target: KillTarget): Promise<void> {
  const deadline = performance.now() + backWithinMs;
  while (!(await target.isStanding())) {
    if (performance.now() > deadline) throw new Error(`${target.name} did not come back within 30 s.`);
    await delay(pollMs);
  }
}
