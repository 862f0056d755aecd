import type { Clock } from '../ports/clock.ts';
import type { EventBus, Topic } from '../ports/event-bus.ts';
import { followTopics, type TopicFollower } from './follow-topics.ts';
import { patiently } from './patiently.ts';

/** What the database says at one moment. */
export interface Look<State> {
  readonly state: State;
  /** What it may change with. */
  readonly topics: readonly Topic[];
  /** It changes no more. */
  readonly isOver: boolean;
}

interface FeedOptions<State> {
  readonly events: EventBus;
  readonly clock: Clock;
  readonly look: () => Promise<Look<State>>;
  /** Least time between two looks: a change after a quiet time is told at once, what follows closely comes as one. */
  readonly pauseMs: number;
}

/**
 * States that many in one process watch, by key. One reader looks at the database at each change, for all
 * of them, and all are handed the same object: a thousand watchers cost one query.
 */
export class SharedFeeds<State> {
  readonly #byBus = new WeakMap<EventBus, Map<string, SharedFeed<State>>>();

  /** The state now and at each change, the newest only, until it is over. Throws what a look throws. */
  async *watch(key: string, options: FeedOptions<State>, signal: AbortSignal): AsyncGenerator<State> {
    const feeds = this.#byBus.get(options.events) ?? new Map<string, SharedFeed<State>>();
    this.#byBus.set(options.events, feeds);
    let feed = feeds.get(key);
    if (!feed) {
      feed = new SharedFeed(options, (ended) => {
        if (feeds.get(key) === ended) feeds.delete(key);
      });
      feeds.set(key, feed);
    }
    yield* feed.watch(signal);
  }

  /** How many watch, all keys together. */
  countWatchers(events: EventBus): number {
    let count = 0;
    for (const feed of this.#byBus.get(events)?.values() ?? []) count += feed.watcherCount;
    return count;
  }
}

class SharedFeed<State> {
  readonly #ending = new AbortController();
  readonly #onEnd: (feed: SharedFeed<State>) => void;
  readonly #wakes = new Set<() => void>();
  #newest: Look<State> | undefined;
  #error: unknown;
  #watcherCount = 0;

  get watcherCount(): number {
    return this.#watcherCount;
  }

  constructor(options: FeedOptions<State>, onEnd: (feed: SharedFeed<State>) => void) {
    this.#onEnd = onEnd;
    this.#follow(options)
      .catch((error: unknown) => {
        this.#error = error;
      })
      .finally(() => this.#end());
  }

  async *watch(signal: AbortSignal): AsyncGenerator<State> {
    this.#watcherCount += 1;
    let seen: Look<State> | undefined;
    try {
      while (!signal.aborted) {
        const newest = this.#newest;
        if (newest && newest !== seen) {
          seen = newest;
          yield newest.state;
        } else if (this.#error !== undefined) {
          throw this.#error;
        } else if (this.#ending.signal.aborted) {
          return;
        } else {
          await this.#changed(signal);
        }
      }
    } finally {
      this.#watcherCount -= 1;
      if (this.#watcherCount === 0) this.#end();
    }
  }

  /** Whoever comes now begins anew; those who are here get the last state, or the error. */
  #end(): void {
    this.#ending.abort();
    this.#onEnd(this);
    this.#wakeAll();
  }

  #changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wakes.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wakes.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  async #follow({ events, clock, look, pauseMs }: FeedOptions<State>): Promise<void> {
    const { signal } = this.#ending;
    let followed = '';
    let changes: TopicFollower | undefined;
    try {
      while (!signal.aborted) {
        const lookedAtMs = clock.now().getTime();
        // The first look answers whoever asked; later ones wait for a database that is restarted.
        const found = await (this.#newest ? patiently(clock, signal, look) : look());
        if (!changes || found.topics.join() !== followed) {
          changes?.close();
          changes = followTopics(events, found.topics, signal);
          followed = found.topics.join();
          continue; // look again, now that nothing can be missed
        }
        this.#newest = found;
        this.#wakeAll();
        if (found.isOver || !(await changes.next())) return;
        const waitMs = lookedAtMs + pauseMs - clock.now().getTime();
        if (waitMs > 0) await clock.sleep(waitMs);
      }
    } finally {
      changes?.close();
    }
  }

  #wakeAll(): void {
    for (const wake of [...this.#wakes]) wake();
  }
}
