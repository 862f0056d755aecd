import { setTimeout as delay } from 'node:timers/promises';
import { LogSocket } from '../../server/testing/log-socket.ts';
import type { Benchmark } from '../benchmark.ts';
import { followLog } from '../follow-log.ts';
import { processMemory } from '../process-memory.ts';
import { readHead } from '../read-head.ts';
import { newName } from '../registered-version.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';

const lineCount = 1_000_000;
const watcherCount = 1_000;
/** Beside the watchers, with `curl -N`. */
const followerCount = 100;
const cutCount = 100;
const cutIntervalMs = 200;
const sampleIntervalMs = 1_000;

/** One RUN that prints a million lines at one go, before a thousand watchers whose connections are cut meanwhile. */
export const crowd: Benchmark = {
  name: 'crowd-lost-lines',
  what: `${lineCount} lines of one RUN, watched by ${watcherCount} with ${cutCount} connections cut, followed by ${followerCount} with curl: lines that somebody missed`,
  goal: 0,
  direction: 'at-most',
  unit: 'lines',
  async measure(studio) {
    const { client, workspace, address, cookie } = studio;
    const buildId = await startPrinting(studio);
    const beganAtMs = performance.now();
    let receivedBytes = 0;
    const watch = () =>
      new LogSocket({
        address: address.replace('http', 'ws'),
        headers: { cookie, origin: address },
        workspace,
        buildId,
        readHead(frame) {
          receivedBytes += frame.length;
          return readHead(frame);
        },
      });
    const watchers = Array.from({ length: watcherCount }, watch);
    const isOver = new AbortController();
    const meanwhile = [cutConnections(watchers, isOver.signal), findPeak(studio.pid, isOver.signal)] as const;
    const followed = Array.from({ length: followerCount }, () => followLog({ address, cookie, buildId }));
    await Promise.all(watchers.map(({ over }) => over));
    const followedCounts = await Promise.all(followed);
    isOver.abort();
    const [cuts, peakBytes] = await Promise.all(meanwhile);

    const { state, lineCount: total } = await client.build.get.query({ workspace, buildId });
    const seconds = (performance.now() - beganAtMs) / 1_000;
    console.log(
      `  ${state}, ${total} lines, ${(receivedBytes / 1e9).toFixed(0)} GB in ${seconds.toFixed(0)} s, ${cuts} connections cut, ` +
        `at most ${(peakBytes / 1e6).toFixed(0)} MB in memory`,
    );
    const seen = [...watchers.map(({ lastLine }) => lastLine), ...followedCounts];
    // Whoever saw a line twice counts as whoever missed one.
    return seen.reduce((sum, count) => sum + Math.abs(total - count), Math.max(0, lineCount - total));
  },
};

async function startPrinting(studio: StudioUnderBench): Promise<string> {
  const { client, workspace } = studio;
  const name = newName();
  // Time enough for all to be there when it begins.
  const printing = `RUN : ${name}; sleep 3; seq -f 'Collecting package-%.0f from the index' ${lineCount}\n`;
  const definition = await studio.define({ dockerfile: printing });
  await client.environment.create.mutate({ workspace, name, definition });
  const { buildId } = await client.version.registerAndBuild.mutate({ workspace, name, definition });
  return buildId;
}

async function cutConnections(watchers: readonly LogSocket[], signal: AbortSignal): Promise<number> {
  let cuts = 0;
  while (cuts < cutCount && !signal.aborted) {
    const watcher = watchers[(cuts * 37) % watchers.length];
    if (watcher && watcher.lastLine > 1) {
      watcher.cut();
      cuts += 1;
    }
    await delay(cutIntervalMs, undefined, { signal }).catch(() => {});
  }
  return cuts;
}

async function findPeak(pid: number, signal: AbortSignal): Promise<number> {
  let peakBytes = 0;
  while (!signal.aborted) {
    peakBytes = Math.max(peakBytes, await processMemory(pid));
    await delay(sampleIntervalMs, undefined, { signal }).catch(() => {});
  }
  return peakBytes;
}
