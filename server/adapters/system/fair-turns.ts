interface Turn<Thing> {
  /** Whose turn it is, told apart as a key of a map is. */
  readonly who: unknown;
  readonly begin: (thing: Thing) => void;
}

/** Lends a few things by turns: nobody has two at a time, and whoever had a turn is behind everybody else who waits. */
export class FairTurns<Thing> {
  readonly #free: Thing[];
  readonly #served = new Set<unknown>();
  #waiting: readonly Turn<Thing>[] = [];

  constructor(things: readonly Thing[]) {
    this.#free = [...things];
  }

  /** Does the work once it is the turn of `who`; gives and throws what the work does. */
  async take<Result>(who: unknown, work: (thing: Thing) => Promise<Result>): Promise<Result> {
    const thing = await new Promise<Thing>((begin) => {
      this.#waiting = [...this.#waiting, { who, begin }];
      this.#beginNext();
    });
    try {
      return await work(thing);
    } finally {
      this.#free.push(thing);
      this.#served.delete(who);
      const isTheirs = (turn: Turn<Thing>) => turn.who === who;
      const others = this.#waiting.filter((turn) => !isTheirs(turn));
      this.#waiting = [...others, ...this.#waiting.filter(isTheirs)];
      this.#beginNext();
    }
  }

  #beginNext(): void {
    const turn = this.#waiting.find(({ who }) => !this.#served.has(who));
    const thing = turn && this.#free.pop();
    if (!turn || thing === undefined) return;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== turn);
    this.#served.add(turn.who);
    turn.begin(thing);
  }
}
