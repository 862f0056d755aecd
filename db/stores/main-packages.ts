import { type SQL, sql } from 'drizzle-orm';
import type { MainPackage } from '@/core/environment/environment.ts';
import { environment } from '../schema/environment.ts';
import { lock } from '../schema/lock.ts';
import { version } from '../schema/version.ts';

/** More do not fit in a row of the list. */
const shownCount = 4;

/**
 * What the newest lock of the joined `version` names itself, Python of the base image first where no
 * section asks for one; empty while nothing is locked.
 */
export const mainPackages: SQL<readonly MainPackage[]> = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('name', shown.name, 'version', shown.version)), '[]'::jsonb)
  from (
    select found.name, found.version
    from (
      select content from ${lock} candidate
      where candidate.workspace_id = ${environment.workspaceId}
        and candidate.specification_hash = ${version.specificationHash}
      order by candidate.locked_at desc limit 1
    ) newest
    cross join lateral (
      select 0 as place, 'python' as name, newest.content #>> '{base,pythonVersion}' as version
      where newest.content #>> '{base,pythonVersion}' is not null
        and not jsonb_path_exists(newest.content, '$.conda.packages[*] ? (@.name == "python")')
      union all
      select case when package ->> 'name' = 'python' then 0 else 1 end, package ->> 'name', package ->> 'version'
      from jsonb_path_query(newest.content, '$.*.packages[*] ? (@.isRequested == true)') package
    ) found
    order by found.place, found.name limit ${sql.raw(String(shownCount))}
  ) shown
)`;
