import { setImmediate as letOthersRun } from 'node:timers/promises';

/** So long pieces are sent in one go; then whatever else waits has its turn, reading what an engine says above all. */
const longestSliceMs = 4;
/** What is smaller is sent at once to however many. */
const largeSize = 16 * 1024;

/**
 * Lets those who have much to send do it one after the other: a piece of a megabyte for a thousand watchers is a
 * gigabyte that the kernel copies, and took the process two seconds during which it heard nothing.
 */
export class SendTurns {
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;

  /**
   * Resolves when it is the caller's turn, which lasts until it awaits something else than promises already settled.
   *
   * @param size of what is to be sent, in characters or bytes
   */
  async take(size: number): Promise<void> {
    if (size <= largeSize) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let sliceStart = performance.now();
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      next();
      await untilSettled();
      if (performance.now() - sliceStart < longestSliceMs) continue;
      await letOthersRun();
      sliceStart = performance.now();
    }
    this.#isRunning = false;
  }
}

/** Of this process: WebSockets and HTTP take turns with each other. */
export const sendTurns = new SendTurns();

/** After all that hangs on promises alone: a generator's value has been sent by then. */
function untilSettled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
