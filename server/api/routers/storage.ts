import { cleanUp, cleanUpInput } from '../../usecases/storage/clean-up.ts';
import { readStorage } from '../../usecases/storage/read-storage.ts';
import { procedure, router } from '../init.ts';

export const storageRouter = router({
  overview: procedure('operations.read').query(({ ctx }) => readStorage(ctx.use)),
  cleanUp: procedure('operations.manage')
    .input(cleanUpInput)
    .mutation(({ ctx, input }) => cleanUp(ctx.use, input)),
});
