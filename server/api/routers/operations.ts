import { readOperations } from '../../usecases/operations/read-operations.ts';
import { procedure, router } from '../init.ts';

export const operationsRouter = router({
  overview: procedure('operations.read').query(({ ctx }) => readOperations(ctx.use)),
});
