const headerLength = 8;

/**
 * Takes apart the engine's attach stream, where standard output and error travel in one connection as
 * frames: a byte for the stream, three of padding, four of length, then the content.
 */
export class Demultiplexer {
  readonly #onContent: (stream: 1 | 2, content: Buffer) => void;
  #header = Buffer.alloc(0);
  #stream: 1 | 2 = 1;
  #remaining = 0;

  constructor(onContent: (stream: 1 | 2, content: Buffer) => void) {
    this.#onContent = onContent;
  }

  /** Passes content on as it comes: a frame may be split anywhere, and is not put together again. */
  write(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#remaining === 0) {
        const missing = headerLength - this.#header.length;
        this.#header = Buffer.concat([this.#header, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (this.#header.length < headerLength) return;
        this.#stream = this.#header[0] === 2 ? 2 : 1;
        this.#remaining = this.#header.readUInt32BE(4);
        this.#header = Buffer.alloc(0);
        continue;
      }
      const content = rest.subarray(0, this.#remaining);
      this.#remaining -= content.length;
      rest = rest.subarray(content.length);
      this.#onContent(this.#stream, content);
    }
  }
}
