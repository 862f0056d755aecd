import { getEngineStatus } from '../../usecases/engine/get-engine-status.ts';
import { watchEngine } from '../../usecases/engine/watch-engine.ts';
import { procedure, router } from '../init.ts';

export const engineRouter = router({
  status: procedure('engine.read').query(({ ctx }) => getEngineStatus(ctx.use)),
  watch: procedure('engine.read').subscription(({ ctx, signal }) =>
    watchEngine(ctx.use, signal ?? new AbortController().signal),
  ),
});
