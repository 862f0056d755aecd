import { completeSetup, completeSetupInput } from '../../usecases/people/complete-setup.ts';
import { publicProcedure, router } from '../init.ts';

export const setupRouter = router({
  complete: publicProcedure.input(completeSetupInput).mutation(({ ctx, input }) => completeSetup(ctx.studio, input)),
});
