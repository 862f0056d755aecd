/**
 * Takes events from a producer that must never wait and hands them to a consumer that may be slow.
 * Unbounded on purpose: an engine whose stream is not drained slows the build, and on 20.10 loses its log.
 */
export class EventQueue<Event> {
  #events: Event[] = [];
  #isClosed = false;
  #wake: (() => void) | undefined;

  push(event: Event): void {
    this.#events.push(event);
    this.#wake?.();
  }

  /** After this the consumer gets what is left, and then the end. */
  close(): void {
    this.#isClosed = true;
    this.#wake?.();
  }

  /** For one consumer. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    for (;;) {
      const events = this.#events;
      this.#events = [];
      yield* events;
      if (this.#events.length > 0) continue;
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
