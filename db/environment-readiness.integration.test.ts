import { readFile } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuildState, buildStates } from '@/core/build/build.ts';
import { emptyDefinition } from '@/core/definition/definition.ts';
import type { Readiness } from '@/core/environment/environment.ts';
import { build } from './schema/build.ts';
import { environment } from './schema/environment.ts';
import { version } from './schema/version.ts';
import type { BuildOwnership } from './stores/build-ownership.ts';
import type { Stores } from './stores/stores.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

let opened: TestDatabase;
let workspaceId: string;

beforeAll(async () => {
  opened = await openTestDatabase();
  workspaceId = (await opened.database.stores.workspaces.create('default', 'Workspace')).id;
});
afterAll(() => opened.close());

const environments = new Map<string, string>();

async function addEnvironment(name: string): Promise<string> {
  const row = { workspaceId, name, description: '', tags: [], isCurated: false, createdBy: undefined };
  const id = await opened.database.stores.environments.create(row);
  environments.set(id, name);
  return id;
}

/** As a registration does: the version and the number that points at it in one transaction. */
async function addVersion(environmentId: string): Promise<string> {
  return opened.database.transaction(async (stores) => {
    const { lastNumber } = await stores.environments.lock(workspaceId, environments.get(environmentId) ?? '');
    const texts = { note: '', description: '', labels: {}, createdBy: undefined };
    const number = lastNumber + 1;
    const specificationHash = crypto.randomUUID();
    const identity = { environmentId, number, definition: emptyDefinition, specificationHash };
    const versionId = await stores.versions.create({ ...identity, ...texts });
    await stores.environments.update(environmentId, { lastNumber: number }, new Date());
    return versionId;
  });
}

function addBuild(
  environmentId: string,
  versionId: string | undefined,
  purpose: 'image' | 'lock' = 'image',
  { builds }: Pick<Stores, 'builds'> = opened.database.stores,
) {
  return builds.insert({
    ...{ workspaceId, environmentId, versionId, draftId: undefined, purpose },
    ...{ definition: emptyDefinition, specificationHash: versionId ?? 'draft', timeLimitMs: 3_600_000 },
    requestedBy: undefined,
  });
}

const readinessOf: Record<BuildState, Readiness> = {
  queued: 'building',
  running: 'building',
  succeeded: 'built',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What each environment's readiness has to be, told from the rows it follows from. */
async function trueReadiness(): Promise<Map<string, Readiness>> {
  const { client } = opened;
  const builds = await client.select().from(build);
  const versions = await client.select().from(version);
  const rows = await client.select().from(environment);
  return new Map(
    rows.map(({ id, lastNumber }) => {
      const newest = versions.find(({ environmentId, number }) => environmentId === id && number === lastNumber);
      const [last] = builds
        .filter(({ versionId, purpose }) => newest && versionId === newest.id && purpose === 'image')
        .sort((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime() || (a.id < b.id ? -1 : 1));
      return [id, last ? readinessOf[last.state] : 'not-built'] as const;
    }),
  );
}

async function expectTruth(): Promise<void> {
  const { rows } = await opened.client.execute(sql`
    select name from environment left join version on environment_id = environment.id and number = last_number
    where environment.specification_hash is distinct from version.specification_hash`);
  expect(rows).toEqual([]);
  const kept = await opened.client.select({ id: environment.id, readiness: environment.readiness }).from(environment);
  expect(new Map(kept.map(({ id, readiness }) => [id, readiness]))).toEqual(await trueReadiness());
}

async function keptReadiness(id: string): Promise<Readiness | undefined> {
  const [row] = await opened.client.select().from(environment).where(eq(environment.id, id));
  return row?.readiness;
}

const changes = buildStates.flatMap((from) => buildStates.map((to) => [from, to] as const));

test.each(changes)('a newest build that goes from %s to %s', async (from, to) => {
  const { client } = opened;
  const id = await addEnvironment(`walk-${from}-${to}-${crypto.randomUUID()}`);
  expect(await keptReadiness(id)).toBe('not-built');
  const older = await addBuild(id, await addVersion(id));
  const versionId = await addVersion(id);
  const lock = await addBuild(id, versionId, 'lock');
  const draft = await addBuild(id, undefined);
  expect(await keptReadiness(id)).toBe('not-built');
  const earlier = await addBuild(id, versionId);
  const newest = await addBuild(id, versionId);
  await client.update(build).set({ state: from }).where(eq(build.id, newest));
  expect(await keptReadiness(id)).toBe(readinessOf[from]);
  for (const other of [older, lock, draft, earlier]) {
    await client.update(build).set({ state: to }).where(eq(build.id, other));
    await expectTruth();
  }
  await client.update(build).set({ state: to }).where(eq(build.id, newest));
  expect(await keptReadiness(id)).toBe(readinessOf[to]);
  await addVersion(id);
  expect(await keptReadiness(id)).toBe('not-built');
  await expectTruth();
});

test('a change that is taken back leaves the readiness as it was', async () => {
  const id = await addEnvironment('taken-back');
  const versionId = await addVersion(id);
  await addBuild(id, versionId);
  const taken = opened.database.transaction(async (stores) => {
    await stores.builds.cancel(workspaceId, await addBuild(id, versionId, 'image', stores));
    throw new Error('taken back');
  });
  await expect(taken).rejects.toThrow('taken back');
  expect(await keptReadiness(id)).toBe('building');
  await expectTruth();
});

test('what the queue, its workers and people do at the same time leaves no environment with another', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => addEnvironment(`crowded-${index}`)));
  const newest = new Map<string, string>();
  for (const id of ids) newest.set(id, await addVersion(id));
  const asked: string[] = [];
  const owned: BuildOwnership[] = [];
  const random = seededRandom(7);
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };

  const ask = async () => {
    const id = one(ids);
    asked.push(await addBuild(id, newest.get(id), random() < 0.8 ? 'image' : 'lock'));
  };
  const register = async () => {
    const id = one(ids);
    newest.set(id, await addVersion(id));
  };
  const claim = async () => {
    const claimed = await opened.database.transaction(async (stores) => {
      await stores.buildQueue.join();
      return stores.buildQueue.claim('worker', 3_600_000);
    });
    if (claimed) owned.push(claimed);
  };
  const cancel = async () => {
    if (asked.length === 0) return;
    const buildId = one(asked);
    await opened.database.transaction((stores) => stores.builds.cancel(workspaceId, buildId));
  };
  const giveBack = async () => {
    const ownership = owned.shift();
    if (ownership) await opened.database.transaction((stores) => stores.buildQueue.giveBack(ownership));
  };
  const finish = async () => {
    const ownership = owned.shift();
    const state = one(['succeeded', 'failed', 'cancelled'] as const);
    if (!ownership) return;
    const result = { state, phase: 'build' as const, phases: [], steps: [] };
    await opened.database.transaction((stores) => stores.buildProgress.finish(ownership, result));
  };
  const actions = [ask, ask, ask, register, claim, claim, cancel, giveBack, finish, finish];
  for (let round = 0; round < 40; round += 1) {
    await Promise.all(Array.from({ length: 12 }, () => one(actions)()));
    await expectTruth();
  }
  const seen = await opened.client.selectDistinct({ state: build.state }).from(build);
  expect(seen.map(({ state }) => state).sort()).toEqual([...buildStates].sort());
});

/** The same numbers from 0 to 1 in each run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test('environments that were there before the column have their readiness by the migration', async () => {
  const before = await trueReadiness();
  await opened.client.execute(sql`alter table environment disable trigger user`);
  await opened.client.execute(sql`update environment set readiness = 'not-built'`);
  await opened.client.execute(sql.raw(await backfill()));
  await opened.client.execute(sql`alter table environment enable trigger user`);
  const kept = await opened.client.select({ id: environment.id, readiness: environment.readiness }).from(environment);
  expect(new Map(kept.map(({ id, readiness }) => [id, readiness]))).toEqual(before);
});

/** The statement of the migration that fills the column. */
async function backfill(): Promise<string> {
  const text = await readFile(new URL('migrations/0005_lists-at-size.sql', import.meta.url), 'utf8');
  const statement = text.split('--> statement-breakpoint').find((part) => part.includes('SET "readiness"'));
  if (!statement) throw new Error('The migration fills no readiness.');
  return statement;
}
