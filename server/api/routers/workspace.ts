import { createWorkspace, createWorkspaceInput } from '../../usecases/people/create-workspace.ts';
import { router, signedInProcedure } from '../init.ts';

export const workspaceRouter = router({
  create: signedInProcedure
    .input(createWorkspaceInput)
    .mutation(({ ctx, input }) => createWorkspace(ctx.studio, ctx.user, input)),
});
