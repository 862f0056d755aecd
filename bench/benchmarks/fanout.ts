import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClaimedBuild } from '../../db/stores/build-queue-store.ts';
import type { StudioProcess } from '../../e2e/support/studio-process.ts';
import { LogSocket } from '../../server/testing/log-socket.ts';
import type { Benchmark } from '../benchmark.ts';
import { type OpenedLogStudio, openLogStudio } from '../log-studio.ts';
import { percentile } from '../percentile.ts';
import { signInAt, startWebProcess } from '../web-process.ts';

const watcherCount = 1_000;
const webCount = 2;
const chunkCount = 60;
const chunkIntervalMs = 250;
/** The first ones meet code that is not compiled yet. */
const warmUpCount = 10;

/**
 * From the moment a worker hands a chunk to the database to the moment each of a thousand sockets has it,
 * half of them on a second web process. Clients, worker, both web processes and PostgreSQL share the machine.
 */
export const fanout: Benchmark = {
  name: 'fanout-p99-ms',
  what: `from a worker’s chunk to each of ${watcherCount} watchers on ${webCount} web processes, 99th of 100`,
  goal: 100,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    const folder = join(studio.scratchFolder, 'fanout');
    await mkdir(folder);
    await chmod(folder, 0o711);
    const worker = await openLogStudio(folder);
    const webs: StudioProcess[] = [];
    try {
      // Before a web process queues what the curated environments need.
      const build = await worker.claimBuild();
      while (webs.length < webCount) webs.push(await startWebProcess(worker, folder, `web-${webs.length}`));
      return await measureFanout(worker, build, { webs, cookie: await signInAt(webs) });
    } finally {
      for (const web of webs) await web.stop();
      await worker.close();
    }
  },
};

async function measureFanout(
  worker: OpenedLogStudio,
  build: ClaimedBuild,
  { webs, cookie }: { readonly webs: readonly StudioProcess[]; readonly cookie: string },
): Promise<number> {
  const { database } = worker.studio;
  const sentAt: number[] = [];
  const latenciesMs: number[] = [];
  const sockets = Array.from({ length: watcherCount }, (_, index) => {
    const web = webs[index % webs.length];
    if (!web) throw new Error('there is a web process');
    const { address } = web;
    return new LogSocket({
      address: address.replace('http', 'ws'),
      headers: { cookie, origin: address },
      workspace: worker.workspaceSlug,
      buildId: build.buildId,
      onChunk: ({ firstLine, lineCount }) => {
        const now = performance.now();
        // Chunks that came while it connected come as one.
        if (firstLine <= warmUpCount) return;
        for (let line = firstLine; line < firstLine + lineCount; line += 1) latenciesMs.push(now - (sentAt[line] ?? 0));
      },
    });
  });
  const append = async (line: number) => {
    sentAt[line] = performance.now();
    const lines = JSON.stringify([0, line, 1, `Collecting package-${line} (from -r requirements.txt)`]);
    await database.stores.buildLogs.append(build, { firstLine: line, lineCount: 1, lines });
  };
  await append(1);
  const deadline = Date.now() + 60_000;
  while (sockets.some(({ lastLine }) => lastLine === 0)) {
    if (Date.now() > deadline) throw new Error('the watchers did not all get the first line');
    await delay(100);
  }
  for (let line = 2; line <= warmUpCount + chunkCount; line += 1) {
    await delay(chunkIntervalMs);
    await append(line);
  }
  const result = { state: 'succeeded', phase: 'build', phases: [], steps: [] } as const;
  await database.transaction((stores) => stores.buildProgress.finish(build, { ...result, phases: [], steps: [] }));
  await Promise.all(sockets.map(({ over }) => over));

  const at = (part: number) => percentile(latenciesMs, part);
  console.log(`  median ${at(0.5).toFixed(0)} ms, slowest ${at(0.9999).toFixed(0)} ms, of ${latenciesMs.length}`);
  return at(0.99);
}
