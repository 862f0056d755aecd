import type { EventBus, Topic } from '../ports/event-bus.ts';

export interface TopicFollower {
  /**
   * Resolves at the next event on any of the topics, at once when one came since the last call.
   * False: it is over (the signal aborted or `close` was called).
   */
  next(): Promise<boolean>;
  close(): void;
}

/** Follows several topics as one. It listens from now on: look at the database after this call, and nothing is missed. */
export function followTopics(events: EventBus, topics: readonly Topic[], signal: AbortSignal): TopicFollower {
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  let wake = Promise.withResolvers<void>();
  const follow = async (topic: Topic) => {
    for await (const _ of events.subscribe(topic, ended)) wake.resolve();
  };
  ended.addEventListener('abort', () => wake.resolve(), { once: true });
  for (const topic of topics) follow(topic).catch(() => stop.abort());

  return {
    async next() {
      if (ended.aborted) return false;
      await wake.promise;
      wake = Promise.withResolvers();
      return !ended.aborted;
    },
    close: () => stop.abort(),
  };
}
