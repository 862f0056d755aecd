import { getSession } from '../../usecases/people/get-session.ts';
import { publicProcedure, router } from '../init.ts';

export const sessionRouter = router({
  current: publicProcedure.query(async ({ ctx }) => getSession(ctx.studio, await ctx.findUser())),
});
