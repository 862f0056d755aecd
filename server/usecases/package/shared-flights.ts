/**
 * Questions to slow places: who asks the same meanwhile waits for the same answer, and a question that
 * nobody waits for any more is called off. Only so many are under way at once, the others wait their turn.
 */
export class SharedFlights<Value> {
  readonly #flights = new Map<string, Flight<Value>>();
  readonly #limit: number;
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Rejects with the signal's reason when aborted; `start` gets a signal that aborts when all who wait have. */
  join(key: string, start: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    signal.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#begin(key, start);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          // A new question for the same must not join one that is being called off.
          if (this.#flights.get(key) === flight) this.#flights.delete(key);
          flight.ending.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      flight.answer
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', leave))
        .catch(() => {}); // told to whoever waits
    });
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<Value>): Flight<Value> {
    const ending = new AbortController();
    const answer = this.#inTurn(() => {
      ending.signal.throwIfAborted();
      return start(ending.signal);
    }).finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    const flight: Flight<Value> = { ending, answer, waiting: 0 };
    // Everybody may have left by then.
    answer.catch(() => {});
    this.#flights.set(key, flight);
    return flight;
  }

  async #inTurn(work: () => Promise<Value>): Promise<Value> {
    if (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The turn is handed on rather than given back.
      const next = this.#queue.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

interface Flight<Value> {
  readonly ending: AbortController;
  readonly answer: Promise<Value>;
  waiting: number;
}
