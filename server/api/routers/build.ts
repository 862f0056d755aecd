import { tracked } from '@trpc/server';
import { cancelBuild, cancelBuildInput } from '../../usecases/build/cancel-build.ts';
import { compareWithLastGood, compareWithLastGoodInput } from '../../usecases/build/compare-with-last-good.ts';
import { findLineOrigin, findLineOriginInput } from '../../usecases/build/find-line-origin.ts';
import { getBuild, getBuildInput } from '../../usecases/build/get-build.ts';
import { listBuilds, listBuildsInput } from '../../usecases/build/list-builds.ts';
import { watchLog, watchLogInput } from '../../usecases/build/log/watch-log.ts';
import { readLog, readLogInput } from '../../usecases/build/read-log.ts';
import { retryBuild, retryBuildInput } from '../../usecases/build/retry-build.ts';
import { searchLog, searchLogInput } from '../../usecases/build/search-log.ts';
import { startBuild, startBuildInput } from '../../usecases/build/start-build.ts';
import { watchBuild } from '../../usecases/build/watch-build.ts';
import { procedure, router } from '../init.ts';
import { shared } from '../shared-result.ts';

export const buildRouter = router({
  start: procedure('build.start')
    .input(startBuildInput)
    .mutation(({ ctx, input }) => startBuild(ctx.use, input)),
  get: procedure('build.read')
    .input(getBuildInput)
    .query(({ ctx, input }) => getBuild(ctx.use, input)),
  list: procedure('build.read')
    .input(listBuildsInput)
    .query(({ ctx, input }) => listBuilds(ctx.use, input)),
  cancel: procedure('build.cancel')
    .input(cancelBuildInput)
    .mutation(({ ctx, input }) => cancelBuild(ctx.use, input)),
  retry: procedure('build.start')
    .input(retryBuildInput)
    .mutation(({ ctx, input }) => retryBuild(ctx.use, input)),
  watch: procedure('build.read')
    .input(getBuildInput)
    .subscription(async function* ({ ctx, input, signal = new AbortController().signal }) {
      for await (const build of watchBuild(ctx.use, input, signal)) yield shared(build);
    }),
  watchLog: procedure('build.read')
    .input(watchLogInput)
    .subscription(async function* ({ ctx, input, signal = new AbortController().signal }) {
      for await (const chunk of watchLog(ctx.use, input, signal)) {
        await ctx.untilSent?.(chunk.lines.length);
        yield tracked(String(chunk.firstLine + chunk.lineCount - 1), shared(chunk));
      }
    }),
  readLog: procedure('build.read')
    .input(readLogInput)
    .query(({ ctx, input }) => readLog(ctx.use, input)),
  compareWithLastGood: procedure('build.read')
    .input(compareWithLastGoodInput)
    .query(({ ctx, input }) => compareWithLastGood(ctx.use, input)),
  findLineOrigin: procedure('build.read')
    .input(findLineOriginInput)
    .query(({ ctx, input }) => findLineOrigin(ctx.use, input)),
  searchLog: procedure('build.read')
    .input(searchLogInput)
    .query(({ ctx, input, signal }) => searchLog(ctx.use, input, signal ?? new AbortController().signal)),
});
