import { sql } from 'drizzle-orm';

/**
 * Keeps `environment.readiness` to the state of the newest image build of the newest version, so that a list of
 * one state is a walk along an index instead of a look at every environment's builds, and `specification_hash` to
 * that of the newest version. Applied after every migration, as are the triggers of `immutable-rows.ts`.
 *
 * Rows of environments are locked in one order, and only when a readiness changes: claims and hand-overs, which
 * touch many builds, change none. What is read after the lock is what others have committed before.
 */
export const environmentReadiness = sql`
create or replace function readiness_of_build(state text) returns text language sql immutable as $$
  select case state
    when 'queued' then 'building' when 'running' then 'building'
    when 'succeeded' then 'built' when 'failed' then 'failed' when 'cancelled' then 'cancelled'
    else 'not-built' end
$$;

create or replace function readiness_of_version(environment_id uuid, number integer) returns text language sql stable as $$
  select coalesce((
    select readiness_of_build(build.state) from version
    join build on build.version_id = version.id and build.purpose = 'image'
    where version.environment_id = $1 and version.number = $2
    order by build.requested_at desc, build.id limit 1
  ), 'not-built')
$$;

create or replace function keep_readiness(environment_ids uuid[]) returns void language plpgsql as $$
begin
  perform from environment where id = any(environment_ids) order by id for no key update;
  update environment set readiness = readiness_of_version(id, last_number)
  where id = any(environment_ids) and readiness <> readiness_of_version(id, last_number);
end $$;

create or replace function readiness_follows_new_builds() returns trigger language plpgsql as $$
begin
  perform keep_readiness(array_agg(distinct version.environment_id)) from added
  join version on version.id = added.version_id
  where added.purpose = 'image' having count(*) > 0;
  return null;
end $$;

create or replace function readiness_follows_builds() returns trigger language plpgsql as $$
begin
  perform keep_readiness(array_agg(distinct version.environment_id)) from after join before using (id)
  join version on version.id = after.version_id
  where after.purpose = 'image' and readiness_of_build(after.state) <> readiness_of_build(before.state)
  having count(*) > 0;
  return null;
end $$;

create or replace function row_follows_version() returns trigger language plpgsql as $$
begin
  new.readiness := readiness_of_version(new.id, new.last_number);
  new.specification_hash := (
    select specification_hash from version where environment_id = new.id and number = new.last_number
  );
  return new;
end $$;

create or replace trigger readiness_of_new_builds after insert on build
  referencing new table as added for each statement execute function readiness_follows_new_builds();
create or replace trigger readiness_of_builds after update on build
  referencing old table as before new table as after for each statement execute function readiness_follows_builds();
create or replace trigger readiness_of_newest_version before update of last_number on environment
  for each row execute function row_follows_version();
`;
