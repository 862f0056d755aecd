/** A pointer to what changed; the database is the truth, an event only says "look again". */
export type Topic =
  | `build:${string}`
  | `build-log:${string}`
  | `draft:${string}`
  | `workspace:${string}`
  /** What this user may do has changed, or their session ended: connections ask again. */
  | `access:${string}`
  | 'build-queue'
  | 'build-cancel'
  | 'maintenance'
  | 'engine';

/** Events published inside a transaction leave when it commits (PostgreSQL NOTIFY). */
export interface EventBus {
  /** Yields once per event on the topic (coalesced while the consumer is busy) until the signal aborts. */
  subscribe(topic: Topic, signal: AbortSignal): AsyncIterable<void>;
}
