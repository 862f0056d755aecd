import { archiveEnvironment, archiveEnvironmentInput } from '../../usecases/environment/archive-environment.ts';
import { checkName, checkNameInput } from '../../usecases/environment/check-name.ts';
import { countWorkspace } from '../../usecases/environment/count-workspace.ts';
import { createEnvironment, createEnvironmentInput } from '../../usecases/environment/create-environment.ts';
import { editEnvironment, editEnvironmentInput } from '../../usecases/environment/edit-environment.ts';
import { getEnvironment, getEnvironmentInput } from '../../usecases/environment/get-environment.ts';
import { listEnvironments, listEnvironmentsInput } from '../../usecases/environment/list-environments.ts';
import { restoreEnvironment } from '../../usecases/environment/restore-environment.ts';
import { procedure, router } from '../init.ts';

export const environmentRouter = router({
  list: procedure('environment.read')
    .input(listEnvironmentsInput)
    .query(({ ctx, input }) => listEnvironments(ctx.use, input)),
  get: procedure('environment.read')
    .input(getEnvironmentInput)
    .query(({ ctx, input }) => getEnvironment(ctx.use, input)),
  counts: procedure('workspace.read').query(({ ctx }) => countWorkspace(ctx.use)),
  checkName: procedure('environment.read')
    .input(checkNameInput)
    .query(({ ctx, input }) => checkName(ctx.use, input)),
  create: procedure('environment.create')
    .input(createEnvironmentInput)
    .mutation(({ ctx, input }) => createEnvironment(ctx.use, input)),
  edit: procedure('environment.edit')
    .input(editEnvironmentInput)
    .mutation(({ ctx, input }) => editEnvironment(ctx.use, input)),
  archive: procedure('environment.archive')
    .input(archiveEnvironmentInput)
    .mutation(({ ctx, input }) => archiveEnvironment(ctx.use, input)),
  restore: procedure('environment.archive')
    .input(archiveEnvironmentInput)
    .mutation(({ ctx, input }) => restoreEnvironment(ctx.use, input)),
});
