import { getEnvironmentInput } from '../../usecases/environment/get-environment.ts';
import { activateVersion } from '../../usecases/version/activate-version.ts';
import { archiveVersion } from '../../usecases/version/archive-version.ts';
import { compareVersions, compareVersionsInput } from '../../usecases/version/compare-versions.ts';
import { editVersion, editVersionInput } from '../../usecases/version/edit-version.ts';
import { getVersion } from '../../usecases/version/get-version.ts';
import { listActivations } from '../../usecases/version/list-activations.ts';
import { listVersions, listVersionsInput } from '../../usecases/version/list-versions.ts';
import { registerAndBuild } from '../../usecases/version/register-and-build.ts';
import { registerVersion, registerVersionInput } from '../../usecases/version/register-version.ts';
import { renderVersion } from '../../usecases/version/render-version.ts';
import { restoreVersion } from '../../usecases/version/restore-version.ts';
import { versionReferenceInput } from '../../usecases/version/version-reference.ts';
import { procedure, router } from '../init.ts';

export const versionRouter = router({
  get: procedure('version.read')
    .input(versionReferenceInput)
    .query(({ ctx, input }) => getVersion(ctx.use, input)),
  list: procedure('version.read')
    .input(listVersionsInput)
    .query(({ ctx, input }) => listVersions(ctx.use, input)),
  compare: procedure('version.read')
    .input(compareVersionsInput)
    .query(({ ctx, input }) => compareVersions(ctx.use, input)),
  render: procedure('version.read')
    .input(versionReferenceInput)
    .query(({ ctx, input }) => renderVersion(ctx.use, input)),
  activations: procedure('version.read')
    .input(getEnvironmentInput)
    .query(({ ctx, input }) => listActivations(ctx.use, input)),
  register: procedure('version.register')
    .input(registerVersionInput)
    .mutation(({ ctx, input }) => registerVersion(ctx.use, input)),
  registerAndBuild: procedure('version.register')
    .input(registerVersionInput)
    .mutation(({ ctx, input }) => registerAndBuild(ctx.use, input)),
  edit: procedure('version.edit')
    .input(editVersionInput)
    .mutation(({ ctx, input }) => editVersion(ctx.use, input)),
  archive: procedure('version.archive')
    .input(versionReferenceInput)
    .mutation(({ ctx, input }) => archiveVersion(ctx.use, input)),
  restore: procedure('version.archive')
    .input(versionReferenceInput)
    .mutation(({ ctx, input }) => restoreVersion(ctx.use, input)),
  activate: procedure('version.activate')
    .input(versionReferenceInput)
    .mutation(({ ctx, input }) => activateVersion(ctx.use, input)),
});
