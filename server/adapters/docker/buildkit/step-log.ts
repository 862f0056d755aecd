import { StringDecoder } from 'node:string_decoder';

/** A "line" that never ends is cut here, so that one step cannot hold the memory of all. */
const longestLine = 1 << 20;

/**
 * Makes whole lines of one step's output on one stream. What the engine sends are chunks of bytes, cut
 * anywhere, also inside a character. Of a line that is overwritten with `\r` (a progress bar) the last
 * state counts.
 */
export class StepLog {
  readonly #decoder = new StringDecoder('utf8');
  #partial = '';

  /** The lines that this chunk completes, without line ends. */
  write(bytes: Uint8Array): string[] {
    const lines = (this.#partial + this.#decoder.write(Buffer.from(bytes))).split('\n');
    // A bar that is redrawn for minutes without a line end must not grow: keep its newest state only.
    this.#partial = keepNewest(lines.pop() ?? '');
    if (this.#partial.length > longestLine) lines.push(this.#takePartial());
    return lines.map(lastState);
  }

  /** The rest that has no line end, when the step is over. */
  flush(): string[] {
    const rest = this.#takePartial() + this.#decoder.end();
    return rest === '' ? [] : [lastState(rest)];
  }

  #takePartial(): string {
    const partial = this.#partial;
    this.#partial = '';
    return partial;
  }
}

/** `\r\n` is a line end; otherwise each `\r` goes back to the start of the line. */
function lastState(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.slice(text.lastIndexOf('\r') + 1);
}

/** Cuts what a later `\r` has overwritten, but keeps a `\r` at the very end: the `\n` may come in the next chunk. */
function keepNewest(partial: string): string {
  const overwritten = partial.lastIndexOf('\r', partial.length - 2);
  return overwritten <= 0 ? partial : partial.slice(overwritten);
}
