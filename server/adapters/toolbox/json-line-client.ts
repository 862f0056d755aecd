import { createInterface } from 'node:readline';
import type { AttachedContainer } from '@/server/ports/container-runtime.ts';

/** The program has ended, or its container was killed: the request has no answer and may be sent to another. */
export class ProgramEndedError extends Error {
  override readonly name = 'ProgramEndedError';
}

/** The program met a defect of its own in this request; it goes on with the others. */
export class ProgramRefusedError extends Error {
  override readonly name = 'ProgramRefusedError';
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How much of what the program said on its error stream is told when it ends. */
const keptErrorCharacters = 4_000;

/** Sends requests to the program in one container, as lines of JSON; several may be under way. */
export class JsonLineClient {
  readonly #container: AttachedContainer;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #errorText = '';
  #hasEnded = false;

  constructor(container: AttachedContainer) {
    this.#container = container;
    container.stderr.on('data', (bytes: Buffer) => {
      this.#errorText = (this.#errorText + bytes.toString('utf8')).slice(-keptErrorCharacters);
    });
    // A write to a program that has just ended fails; `ended` tells everybody who waits.
    container.stdin.on('error', () => {});
    createInterface({ input: container.stdout }).on('line', (line) => this.#receive(JSON.parse(line) as Answer));
    void container.ended.then((exitCode) => this.#end(exitCode));
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Rejects with the signal's reason when aborted, and tells the program to stop working on it. */
  request(method: string, params: object, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    if (this.#hasEnded) return Promise.reject(new ProgramEndedError(this.#errorText));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting.delete(id);
        this.#send({ cancel: id });
        reject(signal.reason);
      };
      signal.addEventListener('abort', cancel, { once: true });
      const stopListening = () => signal.removeEventListener('abort', cancel);
      this.#waiting.set(id, {
        resolve(result) {
          stopListening();
          resolve(result);
        },
        reject(error) {
          stopListening();
          reject(error);
        },
      });
      this.#send({ id, method, params });
    });
  }

  close(): Promise<void> {
    return this.#container.close();
  }

  #send(message: object): void {
    this.#container.stdin.write(`${JSON.stringify(message)}\n`);
  }

  #receive(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.error === undefined) waiting?.resolve(answer.result);
    else waiting?.reject(new ProgramRefusedError(answer.error));
  }

  #end(exitCode: number): void {
    this.#hasEnded = true;
    for (const { reject } of this.#waiting.values()) {
      reject(new ProgramEndedError(`the toolbox ended with code ${exitCode}\n${this.#errorText}`.trim()));
    }
    this.#waiting.clear();
  }
}
