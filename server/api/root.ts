import { router } from './init.ts';
import { accessTokenRouter } from './routers/access-token.ts';
import { auditRouter } from './routers/audit.ts';
import { baseImageRouter } from './routers/base-image.ts';
import { buildRouter } from './routers/build.ts';
import { definitionRouter } from './routers/definition.ts';
import { draftRouter } from './routers/draft.ts';
import { engineRouter } from './routers/engine.ts';
import { environmentRouter } from './routers/environment.ts';
import { invitationRouter } from './routers/invitation.ts';
import { maintenanceRouter } from './routers/maintenance.ts';
import { memberRouter } from './routers/member.ts';
import { operationsRouter } from './routers/operations.ts';
import { packageRouter } from './routers/package.ts';
import { sessionRouter } from './routers/session.ts';
import { setupRouter } from './routers/setup.ts';
import { storageRouter } from './routers/storage.ts';
import { versionRouter } from './routers/version.ts';
import { workspaceRouter } from './routers/workspace.ts';

/** Everything that can be asked of the studio. */
export const appRouter = router({
  accessToken: accessTokenRouter,
  audit: auditRouter,
  baseImage: baseImageRouter,
  build: buildRouter,
  definition: definitionRouter,
  draft: draftRouter,
  engine: engineRouter,
  environment: environmentRouter,
  invitation: invitationRouter,
  maintenance: maintenanceRouter,
  member: memberRouter,
  package: packageRouter,
  operations: operationsRouter,
  session: sessionRouter,
  setup: setupRouter,
  storage: storageRouter,
  version: versionRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
