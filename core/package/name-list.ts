/** Sorted names in one text, a name a line, searched without ever being taken apart: 800,000 of them are 12 MB. */
export class NameList {
  readonly #text: string;

  /** @param text sorted by code units, each name once, a `\n` between them */
  constructor(text: string) {
    this.#text = text === '' ? '' : `${text}\n`;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  has(name: string): boolean {
    return this.find(name, 1)[0] === name;
  }

  /** The first names with this beginning, in order. */
  find(prefix: string, limit: number): string[] {
    const found: string[] = [];
    for (let at = this.#firstAtLeast(prefix); at < this.#text.length && found.length < limit; ) {
      const end = this.#text.indexOf('\n', at);
      const name = this.#text.slice(at, end);
      if (!name.startsWith(prefix)) break;
      found.push(name);
      at = end + 1;
    }
    return found;
  }

  /** Where the first name begins that does not come before `wanted`. */
  #firstAtLeast(wanted: string): number {
    let [low, high] = [0, this.#text.length];
    while (low < high) {
      const start = this.#text.lastIndexOf('\n', Math.floor((low + high) / 2) - 1) + 1;
      const end = this.#text.indexOf('\n', start);
      if (this.#text.slice(start, end) < wanted) low = end + 1;
      else high = start;
    }
    return low;
  }
}
