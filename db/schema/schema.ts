import * as accessToken from './access-token.ts';
import * as audit from './audit.ts';
import * as baseImage from './base-image.ts';
import * as budgetOverrun from './budget-overrun.ts';
import * as build from './build.ts';
import * as buildLog from './build-log.ts';
import * as draft from './draft.ts';
import * as environment from './environment.ts';
import * as image from './image.ts';
import * as installation from './installation.ts';
import * as lock from './lock.ts';
import * as maintenance from './maintenance.ts';
import * as packageCache from './package-cache.ts';
import * as studioProcess from './studio-process.ts';
import * as user from './user.ts';
import * as version from './version.ts';
import * as workspace from './workspace.ts';

/** All tables, by the names under which better-auth and the queries look for them. */
export const schema = {
  ...accessToken,
  ...audit,
  ...baseImage,
  ...budgetOverrun,
  ...build,
  ...buildLog,
  ...draft,
  ...environment,
  ...image,
  ...installation,
  ...lock,
  ...maintenance,
  ...packageCache,
  ...studioProcess,
  ...user,
  ...version,
  ...workspace,
};
