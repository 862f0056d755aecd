import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { followBuild } from '../../server/adapters/docker/follow-build.ts';
import { streamBuild } from '../../server/adapters/docker/stream-build.ts';
import { resultEncoder, resultTransformer, shared } from '../../server/api/shared-result.ts';
import type { ImageBuilder } from '../../server/ports/image-builder.ts';
import { createBuildRecorder } from '../../server/usecases/build/build-recorder.ts';
import { runEngineBuild } from '../../server/usecases/build/engine-build.ts';
import { watchLog } from '../../server/usecases/build/log/watch-log.ts';
import type { UseCaseContext } from '../../server/usecases/context.ts';
import type { Benchmark } from '../benchmark.ts';
import { buildkitFrames } from '../buildkit-frames.ts';
import { type OpenedLogStudio, openLogStudio } from '../log-studio.ts';
import { median } from '../median.ts';

const lineCount = 1_000_000;
const watcherCount = 2;

/** Everything between the engine's socket and a watcher's, without either: the engine's own speed is not ours. */
export const logLines: Benchmark = {
  name: 'log-lines-per-s',
  what: `lines a second from the engine’s frames to ${watcherCount} watchers’ frames, stored on the way, of ${lineCount}`,
  goal: 250_000,
  direction: 'at-least',
  unit: '/s',
  async measure(studio) {
    const folder = join(studio.scratchFolder, 'logs');
    await mkdir(folder, { mode: 0o711 });
    const opened = await openLogStudio(await mkdtemp(join(folder, 'x')));
    try {
      const frames = buildkitFrames(lineCount);
      const rates: number[] = [];
      for (let round = 0; round < 3; round += 1) rates.push(await measureRound(opened, frames));
      return median(rates);
    } finally {
      await opened.close();
      await rm(folder, { recursive: true });
    }
  },
};

async function measureRound({ studio, claimBuild }: OpenedLogStudio, frames: readonly Buffer[]): Promise<number> {
  const build = await claimBuild();
  const context = { ...studio, actor: { workspaceId: build.workspaceId } } as UseCaseContext;
  const watchers = Array.from({ length: watcherCount }, () => watchAsSocket(context, build.buildId));

  const startedAt = performance.now();
  const onLost = () => {
    throw new Error('the build was lost');
  };
  const recorder = createBuildRecorder({
    ownership: build,
    store: studio.database.stores.buildProgress,
    logs: studio.database.stores.buildLogs,
    clock: studio.clock,
    startedAt: build.startedAt,
    steps: [],
    lineCount: 0,
    onLost,
  });
  recorder.enter('build');
  const imageBuilder: ImageBuilder = {
    build: (_request, signal) => streamBuild((emit) => followBuild(Readable.from(frames), emit), signal),
  };
  const source = { packageSource: { extraIndexUrls: [], trustedHosts: [] }, imageBuilder };
  const run = { studio: { ...studio, ...source }, build, recorder, signal: new AbortController().signal };
  const built = await runEngineBuild(run as unknown as Parameters<typeof runEngineBuild>[0], {
    definition: { ...build.definition, baseImage: 'scratch' },
    part: 'image',
  });
  if (!built.ok) throw new Error('the frames end with an image');
  await recorder.close('done');
  await studio.database.transaction((stores) =>
    stores.buildProgress.finish(build, { state: 'succeeded', phase: 'build', phases: [], steps: [] }),
  );
  for (const count of await Promise.all(watchers)) {
    if (count !== lineCount) throw new Error(`a watcher saw ${count} lines of ${lineCount}`);
  }
  return lineCount / ((performance.now() - startedAt) / 1_000);
}

/** Watches to the end and makes the frames that a socket would be sent; gives the number of lines. */
async function watchAsSocket(context: UseCaseContext, buildId: string): Promise<number> {
  let count = 0;
  for await (const chunk of watchLog(context, { buildId }, new AbortController().signal)) {
    if (chunk.firstLine !== count + 1) throw new Error(`line ${chunk.firstLine} came after ${count}`);
    count += chunk.lineCount;
    const data = resultTransformer.output.serialize({ id: String(count), data: shared(chunk) });
    Buffer.from(String(resultEncoder.encode({ id: 1, result: { type: 'data', data } })));
  }
  return count;
}
