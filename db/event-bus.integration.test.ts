import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventBus, Topic } from '@/server/ports/event-bus.ts';
import { openEventBus } from './event-bus.ts';
import { openSilentRelay } from './testing/open-silent-relay.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

let opened: TestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

/** Counts the events of a topic until `stop`. */
function count(topic: Topic, bus: EventBus = opened.events) {
  const ending = new AbortController();
  const events = bus.subscribe(topic, ending.signal);
  const counted = { total: 0 };
  const done = (async () => {
    for await (const _ of events) {
      counted.total += 1;
    }
  })();
  return {
    counted,
    async stop() {
      ending.abort();
      await done;
    },
  };
}

test('an event reaches every subscriber of its topic, and nobody else', async () => {
  const [first, second, other] = [count('draft:1'), count('draft:1'), count('draft:2')];
  await opened.database.stores.events.publish('draft:1');
  await expect.poll(() => [first.counted.total, second.counted.total]).toEqual([1, 1]);
  expect(other.counted.total).toBe(0);
  await Promise.all([first.stop(), second.stop(), other.stop()]);
});

test('what a transaction publishes leaves with its commit, and not at all when it fails', async () => {
  const watcher = count('draft:3');
  const failed = opened.database.transaction(async (stores) => {
    await stores.events.publish('draft:3');
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await opened.database.transaction(async (stores) => {
    await stores.events.publish('draft:3');
    expect(watcher.counted.total).toBe(0);
  });
  await expect.poll(() => watcher.counted.total).toBe(1);
  await watcher.stop();
});

test('an event between subscribing and listening is not missed; many while busy are one', async () => {
  const ending = new AbortController();
  const events = opened.events.subscribe('draft:4', ending.signal)[Symbol.asyncIterator]();
  const probe = count('draft:4');
  for (let index = 0; index < 5; index += 1) {
    await opened.database.stores.events.publish('draft:4');
  }
  await expect.poll(() => probe.counted.total).toBeGreaterThan(0);
  expect(await events.next()).toMatchObject({ done: false });
  const second = events.next();
  ending.abort();
  expect(await second).toMatchObject({ done: true });
  await probe.stop();
});

test('after a lost connection everybody is woken, and hears again', async () => {
  const watcher = count('draft:5');
  await opened.client.execute(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'env-studio events' and datname = current_database()`,
  );
  await expect.poll(() => watcher.counted.total).toBe(1);
  await opened.database.stores.events.publish('draft:5');
  await expect.poll(() => watcher.counted.total).toBe(2);
  await watcher.stop();
});

/** Database connections of event buses, the test's own included. */
async function countConnections(): Promise<number> {
  const { rows } = await opened.client.execute<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where application_name = 'env-studio events' and datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}

test.each([0, 100, 450, 500, 505])(
  'closed %i ms after a lost connection, a bus leaves no connection behind',
  async (afterMs) => {
    const before = await countConnections();
    const bus = await openEventBus(opened.connectionString);
    expect(await countConnections()).toBe(before + 1);
    await opened.client.execute(
      `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'env-studio events' and datname = current_database()
     order by backend_start desc limit 1`,
    );
    await expect.poll(countConnections).toBe(before);
    await new Promise((resolve) => setTimeout(resolve, afterMs)); // the moments at which it connects again
    await bus.close();
    // Longer than the pause before a new attempt.
    const isQuiet = async () => (await countConnections()) === before;
    const deadline = performance.now() + 800;
    while (performance.now() < deadline) expect(await isQuiet()).toBe(true);
  },
);

test('a connection that died without a word is given up, everybody is woken, and hears again', async () => {
  const relay = await openSilentRelay(opened.connectionString);
  const bus = await openEventBus(relay.connectionString, { heartbeatMs: 600, patienceMs: 500 });
  const watcher = count('draft:6', bus);
  await opened.database.stores.events.publish('draft:6');
  await expect.poll(() => watcher.counted.total).toBe(1);

  relay.silence();
  await opened.database.stores.events.publish('draft:6');
  await expect.poll(() => watcher.counted.total).toBe(2);
  await opened.database.stores.events.publish('draft:6');
  await expect.poll(() => watcher.counted.total).toBe(3);
  await watcher.stop();
  await bus.close();
  await relay.close();
});
