import { type AnyProcedure, callTRPCProcedure } from '@trpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEventBus } from '@/db/event-bus.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import { endMaintenance } from '../usecases/operations/end-maintenance.ts';
import { startMaintenance } from '../usecases/operations/start-maintenance.ts';
import { watchMaintenance } from '../usecases/operations/watch-maintenance.ts';
import { refusalOf } from './refusal.ts';
import { appRouter } from './root.ts';

/** Mutations that go on in maintenance: written down here a second time, on purpose. */
const goingOn = [
  'definition.diagnose',
  'definition.explain',
  'definition.foresee',
  'definition.import',
  'definition.render',
  'definition.resolve',
  'maintenance.end',
  'maintenance.start',
  'package.check',
  'package.completeName',
  'package.describe',
];

const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;

let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('admin', 'Ada');
});
afterAll(() => opened.close());

/** The refusal that a call without input beyond the workspace ends in. */
async function refusalOfCall(path: string): Promise<string | undefined> {
  const ending = new AbortController();
  try {
    await callTRPCProcedure({
      router: appRouter,
      path,
      type: procedures[path]?._def.type ?? 'query',
      getRawInput: async () => ({ workspace: 'default', name: 'model' }),
      ctx: {
        studio: opened.studio,
        findUser: async () => ({ id: ada.actor.userId, name: 'Ada', email: '' }),
        reportError: () => {},
      },
      signal: ending.signal,
      batchIndex: 0,
    });
    return undefined;
  } catch (error) {
    return refusalOf(error).code;
  } finally {
    ending.abort();
  }
}

test('in maintenance everything that writes is refused with one code, everything else goes on', async () => {
  await startMaintenance(ada, { message: 'A bigger disk.' });
  const refused: string[] = [];
  const kept: string[] = [];
  for (const [path, { _def }] of Object.entries(procedures)) {
    if (path.startsWith('maintenance.')) continue;
    const isRefused = (await refusalOfCall(path)) === 'MAINTENANCE';
    expect(isRefused && _def.type !== 'mutation', path).toBe(false);
    if (_def.type === 'mutation') (isRefused ? refused : kept).push(path);
  }
  expect(kept.sort()).toEqual(goingOn.filter((path) => !path.startsWith('maintenance.')));
  expect(refused.length).toBeGreaterThan(25);
  expect(await ada.database.stores.environments.find(ada.actor.workspaceId, 'model')).toBeUndefined();

  await endMaintenance(ada);
  expect(await refusalOfCall('environment.create')).toBeUndefined();
  expect(await ada.database.stores.environments.find(ada.actor.workspaceId, 'model')).toBeDefined();
});

test('another process is told at once, also that it is over; what is said can be changed meanwhile', async () => {
  // A connection of its own, as another process has one.
  const events = await openEventBus(opened.testDatabase.connectionString);
  const ending = new AbortController();
  const heard: (string | undefined)[] = [];
  const watching = (async () => {
    for await (const state of watchMaintenance({ ...opened.studio, events }, ending.signal)) heard.push(state?.message);
  })();
  await expect.poll(() => heard).toEqual([undefined]);
  await startMaintenance(ada, { message: 'first' });
  await expect.poll(() => heard).toEqual([undefined, 'first']);
  const before = await ada.database.stores.maintenance.find();
  await startMaintenance({ ...ada, actor: { ...ada.actor, userName: 'Bea' } }, { message: 'second' });
  await expect.poll(() => heard).toEqual([undefined, 'first', 'second']);
  expect(await ada.database.stores.maintenance.find()).toEqual({ ...before, message: 'second', byName: 'Ada' });
  await endMaintenance(ada);
  await expect.poll(() => heard).toEqual([undefined, 'first', 'second', undefined]);
  ending.abort();
  await watching;
  await events.close();

  const { items } = await ada.database.stores.audit.list(ada.actor.workspaceId, 10, undefined);
  const [ended, changed] = items.filter(({ action }) => action.startsWith('operations.'));
  expect(ended).toMatchObject({ action: 'operations.end-maintenance', actorName: 'Ada' });
  expect(changed).toMatchObject({
    action: 'operations.start-maintenance',
    actorName: 'Bea',
    details: { message: 'second' },
  });
});
