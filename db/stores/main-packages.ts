import { type SQL, sql } from 'drizzle-orm';
import type { MainPackage } from '@/core/environment/environment.ts';
import { environment } from '../schema/environment.ts';
import { lock } from '../schema/lock.ts';
import { version } from '../schema/version.ts';

/**
 * What the newest lock of the joined `version` names itself, Python of the base image first where no
 * section asks for one; empty while nothing is locked.
 */
export const mainPackages: SQL<readonly MainPackage[]> = sql`coalesce((
  select candidate.main_packages from ${lock} candidate
  where candidate.workspace_id = ${environment.workspaceId}
    and candidate.specification_hash = ${version.specificationHash}
  order by candidate.locked_at desc limit 1
), '[]'::jsonb)`;
