import { type SQL, sql } from 'drizzle-orm';
import type { Readiness } from '@/core/environment/environment.ts';
import { build } from '../schema/build.ts';
import { version } from '../schema/version.ts';

/** Id of the newest image build of the joined `version`; null without one. */
export const newestBuildId: SQL<string | null> = sql`(
  select candidate.id from ${build} candidate
  where candidate.version_id = ${version.id} and candidate.purpose = 'image'
  order by candidate.requested_at desc, candidate.id limit 1
)`;

/** A build's state in the words of lists. */
export const readiness: SQL<Readiness> = sql`readiness_of_build(${build.state})`;
