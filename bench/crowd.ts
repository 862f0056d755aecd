import { emptyDefinition } from '../core/definition/definition.ts';
import { openPool } from '../db/client.ts';

export const versionsEach = 10;
/** No statement takes longer. */
const seedingMs = 3_600_000;
/** Teams share most of their definitions: so many different ones are locked. */
const specificationCount = 2_000;

/** Words as people use them: `common` stands in a third of all environments, `rare` in one of 5,000. */
export const crowdWords = { common: 'model', rare: 'quokka', chinese: '模型' } as const;

const oneOf = (...values: readonly string[]) =>
  `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + floor(random() * ${values.length})::int]`;
const noun = oneOf('fraud', 'churn', 'ocr', 'geo', 'risk', 'forecast', 'ranking', 'vision', 'speech', 'pricing');
const role = oneOf('model', 'notebooks', 'service', 'features', 'model', 'scoring', 'eval', 'lab', 'model', 'report');
const subject = oneOf('cards', 'receipts', 'customers', '客戶流失', 'maps', 'the nightly run', '影像辨識', 'demand');
const tag = oneOf('prod', 'gpu', 'frozen', 'team-a', 'team-b', 'nightly', 'teaching', 'deprecated');
const endedState = oneOf(...Array.from({ length: 7 }, () => 'succeeded'), 'failed', 'cancelled');

/** The 42 packages of specification `spec`; what it is about and a fifth of the rest differ from one to the next. */
const packages = `jsonb_build_object('manager', 'pip', 'name', 'package-' || case when place > 34 then place * spec else place end,
  'version', '2.' || spec % 9 || '.' || place, 'url', 'https://index.example/packages/package-' || place || '.whl',
  'sha256', md5(place::text) || md5(spec::text), 'isRequested', place % 7 = 0, 'requiredBy', '["package-7"]'::jsonb)`;

/** In the order in which rows need each other; the table `crowd` has the one row `workspace, size, definition`. */
const statements: readonly string[] = [
  `insert into "user" (id, name, email)
   select 'crowd-' || i, 'Person ' || i, 'crowd-' || i || '@example.com' from generate_series(1, 60) i`,
  `insert into lock (workspace_id, specification_hash, locked_at, content)
   select workspace, md5('spec' || spec), now() - random() * interval '900 days', jsonb_build_object(
     'base', jsonb_build_object('reference', 'debian:12', 'imageId', 'sha256:' || md5(spec::text), 'user', '',
       'pythonVersion', '3.11.2', 'sizeBytes', 150000000),
     'virtualPackages', '{}'::jsonb,
     'pip', jsonb_build_object('text', (select string_agg(md5(spec || '-' || i), E'\\n') from generate_series(1, 400) i),
       'packages', (select jsonb_agg(${packages}) from generate_series(1, 42) place)))
   from crowd, generate_series(1, ${specificationCount}) spec`,
  `insert into locked_package select distinct workspace_id, split_part(entry, ' ', 1), split_part(entry, ' ', 2)
   from lock, unnest(packages) entry where entry like '% %'`,
  `insert into environment (workspace_id, name, name_key, description, tags, last_number, active_number, created_by,
     created_at, updated_at, archived_at, readiness, specification_hash)
   select workspace, name, name, description, tags, ${versionsEach}, active, owner, created, created + random() * age,
     case when random() < 0.05 then now() end, readiness, md5(spec)
   from crowd, lateral (
     select ${noun} || '-' || ${role} || '-' || i as name,
       case when random() < 0.2 then '' else initcap(${role}) || ' of ' || ${subject} || ' for ' || ${noun} end
         || case when i % 5000 = 17 then ' ${crowdWords.rare}' when i % 40 = 3 then ' ${crowdWords.chinese}' else '' end
         as description,
       case when random() < 0.5 then '{}'::text[] when random() < 0.7 then array[${tag}] else array[${tag}, ${tag}] end as tags,
       case when random() < 0.3 then ${versionsEach} end as active, 'crowd-' || 1 + floor(60 * random() ^ 3)::int as owner,
       now() - aged as created, aged as age,
       case when random() < 0.6 then ${endedState} end as state,
       case when random() < 0.85 then 'spec' || 1 + floor(random() * ${specificationCount})::int else i::text end as spec
     from (select i, random() * interval '900 days' as aged from generate_series(1, size) i) numbered
   ) people, lateral (select coalesce(readiness_of_build(state), 'not-built') as readiness) shown`,
  `insert into version (environment_id, number, definition, specification_hash, note, created_by, created_at)
   select id, number, definition, case when number = ${versionsEach} then specification_hash else md5(id::text || number) end,
     case when random() < 0.5 then '' else 'newer ' || ${noun} end, created_by,
     created_at + (updated_at - created_at) * number / ${versionsEach}
   from crowd, environment, generate_series(1, ${versionsEach}) number where created_by like 'crowd-%'`,
  `insert into version_facts (version_id) select id from version where created_by like 'crowd-%'`,
  `insert into build (workspace_id, environment_id, version_id, purpose, definition, specification_hash, state, phase,
     failure, requested_by, requested_at, started_at, finished_at, time_limit_ms, attempt)
   select workspace, environment_id, id, 'image', definition, specification_hash, state, 'record',
     case when state = 'failed' then '{"reason": "command-failed"}'::jsonb end, created_by,
     created_at + delay, created_at + delay, created_at + delay + interval '40 seconds', 3600000, 1
   from (
     select crowd.workspace, crowd.definition, version.id, environment_id, version.specification_hash, number,
       version.created_by, version.created_at, random() * interval '1 hour' as delay,
       case when number < last_number then ${endedState} when readiness = 'built' then 'succeeded' else readiness end as state
     from crowd, version join environment on environment.id = environment_id
     where number < last_number or readiness <> 'not-built'
   ) asked where number = ${versionsEach} or random() < 0.15`,
  `insert into audit_entry (workspace_id, actor_id, actor_name, action, resource, at)
   select workspace, created_by, 'Person', 'version.register', md5(id::text), created_at
   from crowd, version where created_by like 'crowd-%' order by created_at`,
];

/**
 * Fills a workspace with `size` environments of ten versions, with locks, builds, tags and descriptions distributed
 * as in a team's life. Needs a database of its own, and a superuser: triggers do not run meanwhile.
 */
export async function seedCrowd(url: string, workspaceId: string, size: number): Promise<void> {
  const pool = openPool(url, { maxConnections: 1, patienceMs: seedingMs });
  const client = await pool.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'; select setseed(0.5)`,
    );
    await client.query('create temp table crowd (workspace uuid, size integer, definition jsonb)');
    const definition = JSON.stringify({ ...emptyDefinition, pip: 'pandas==2.2.3\nscikit-learn==1.5.2\n' });
    await client.query('insert into crowd values ($1, $2, $3)', [workspaceId, size, definition]);
    for (const statement of statements) await client.query(statement);
    await client.query('vacuum analyze');
  } finally {
    client.release();
    await pool.end();
  }
}
