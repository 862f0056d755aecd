import { expect, test } from 'vitest';
import type { EventBus } from '../ports/event-bus.ts';
import { type Look, SharedFeeds } from './shared-feed.ts';

/** A bus on which a test publishes by hand. */
function createBus() {
  const wakes = new Set<() => void>();
  const bus: EventBus = {
    async *subscribe(_topic, signal) {
      while (!signal.aborted) {
        await new Promise<void>((resolve) => {
          wakes.add(resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        if (!signal.aborted) yield;
      }
    },
  };
  const publish = () => {
    for (const wake of wakes) wake();
  };
  return { bus, publish };
}

const clock = { now: () => new Date(0), sleep: async () => {} };

function openFeed() {
  const { bus, publish } = createBus();
  const feeds = new SharedFeeds<{ readonly count: number }>();
  let state: Look<{ readonly count: number }> = { state: { count: 1 }, topics: ['engine'], isOver: false };
  const looks: number[] = [];
  const look = async () => {
    looks.push(state.state.count);
    return state;
  };
  return {
    looks,
    change(count: number, isOver = false) {
      state = { state: { count }, topics: ['engine'], isOver };
      publish();
    },
    countWatchers: () => feeds.countWatchers(bus),
    watch: (signal: AbortSignal, ask = look) =>
      feeds.watch('key', { events: bus, clock, look: ask, pauseMs: 0 }, signal),
  };
}

test('all watchers are handed the same object, from one look', async () => {
  const feed = openFeed();
  const never = new AbortController().signal;
  const watchers = Array.from({ length: 100 }, () => feed.watch(never));
  const first = await Promise.all(watchers.map((watcher) => watcher.next()));
  expect(new Set(first.map(({ value }) => value)).size).toBe(1);
  // One before it listens and one after, so that nothing is missed.
  expect(feed.looks).toEqual([1, 1]);

  const next = watchers.map((watcher) => watcher.next());
  feed.change(2, true);
  for (const result of await Promise.all(next)) expect(result.value).toEqual({ count: 2 });
  expect(feed.looks).toEqual([1, 1, 2]);
  for (const watcher of watchers) expect((await watcher.next()).done).toBe(true);
});

test('who leaves disturbs nobody, and after the last one it begins anew', async () => {
  const feed = openFeed();
  const leaving = new AbortController();
  const left = feed.watch(leaving.signal);
  const staying = feed.watch(new AbortController().signal);
  await Promise.all([left.next(), staying.next()]);
  expect(feed.countWatchers()).toBe(2);
  const [end, more] = [left.next(), staying.next()];
  leaving.abort();
  expect((await end).done).toBe(true);
  expect(feed.countWatchers()).toBe(1);
  feed.change(2);
  expect((await more).value).toEqual({ count: 2 });
  await staying.return(undefined);
  expect(feed.countWatchers()).toBe(0);

  const looksBefore = feed.looks.length;
  expect((await feed.watch(new AbortController().signal).next()).value).toEqual({ count: 2 });
  expect(feed.looks.length).toBe(looksBefore + 2);
});

test('a look that fails is everybody’s error, and the next watcher’s new try', async () => {
  const feed = openFeed();
  const { signal } = new AbortController();
  const failing = async () => {
    throw new Error('the database is away');
  };
  const watchers = [feed.watch(signal, failing), feed.watch(signal, failing)];
  const results = await Promise.allSettled(watchers.map((watcher) => watcher.next()));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await feed.watch(signal).next()).value).toEqual({ count: 1 });
});
