import { setImmediate as letOthersRun } from 'node:timers/promises';

/** So long the consumer works in one go; then whatever else waits has its turn, reading above all. One event may hold a thousand lines. */
const longestSliceMs = 2;

/**
 * Takes events from a producer that must never wait and hands them to a consumer that may be slow.
 * Unbounded on purpose: an engine whose stream is not drained slows the build, and before 24 with raised log limits it
 * loses output.
 */
export class EventQueue<Event> {
  #events: Event[] = [];
  #end: { readonly error?: unknown } | undefined;
  #wake: (() => void) | undefined;

  push(event: Event): void {
    this.#events.push(event);
    this.#wake?.();
  }

  /** After this the consumer gets what is left, and then the end, or `error` thrown. */
  close(error?: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  /** For one consumer. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    for (;;) {
      const events = this.#events;
      this.#events = [];
      let sliceStart = performance.now();
      for (const event of events) {
        yield event;
        if (performance.now() - sliceStart < longestSliceMs) continue;
        await letOthersRun();
        sliceStart = performance.now();
      }
      if (this.#events.length > 0) continue;
      if (this.#end?.error !== undefined) throw this.#end.error;
      if (this.#end) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
