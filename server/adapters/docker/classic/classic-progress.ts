import type { ImageBuildEvent } from '@/server/ports/image-builder.ts';
import { StepLog } from '../buildkit/step-log.ts';
import { isDiskFull } from '../explain-failure.ts';

interface Step {
  readonly id: string;
  readonly name: string;
  readonly startedAt: string;
  readonly logs: { readonly 1: StepLog; readonly 2: StepLog };
  isCached: boolean;
  hasSeenDiskFull: boolean;
}

const esc = '\u001b';
/** The engine colours what a command says on standard error; that is the only sign of it. */
const errorOutput = new RegExp(`^${esc}\\[91m(.*?)(?:${esc}\\[0m)?$`, 's');
const stepLine = /^Step (\d+)\/(\d+) : (.*)/s;
/** The engine's own remarks between steps, which 20.10 and 26 write differently. */
const remark = /^(?: ---> |Removing intermediate container|Successfully (?:built|tagged) )/;

/**
 * Translates the classic builder's texts into our events. It gives no times and no step ids: the times
 * are ours, the ids are the steps' numbers.
 */
export class ClassicProgress {
  readonly #emit: (event: ImageBuildEvent) => void;
  readonly #now: () => string;
  #step: Step | undefined;
  /** The line end of "Step 1/2 : …" comes as a message of its own, and is no output. */
  #isLineEndDue = false;

  constructor(emit: (event: ImageBuildEvent) => void, now: () => string) {
    this.#emit = emit;
    this.#now = now;
  }

  get currentStep(): { readonly id: string; readonly name: string; readonly hasSeenDiskFull: boolean } | undefined {
    return this.#step;
  }

  /** Takes the text of one `stream` message: a remark of the engine's, or a piece of a command's output. */
  write(text: string): void {
    const isLineEndDue = this.#isLineEndDue;
    this.#isLineEndDue = false;
    if (isLineEndDue && text === '\n') return;

    const next = stepLine.exec(text);
    if (next) {
      this.#isLineEndDue = !text.endsWith('\n');
      this.end('done');
      const [, number = '', count = '', instruction = ''] = next;
      this.#begin(`step-${number}`, `[${number}/${count}] ${instruction.trimEnd()}`);
    } else if (remark.test(text)) {
      if (this.#step && text.startsWith(' ---> Using cache')) this.#step.isCached = true;
    } else {
      const onError = errorOutput.exec(text);
      this.#tellOutput(onError ? 2 : 1, onError?.[1] ?? text);
    }
  }

  /** The current step is over. */
  end(state: 'done' | 'failed' | 'cancelled', error?: string): void {
    const step = this.#step;
    if (!step) return;
    for (const stream of [1, 2] as const)
      for (const line of step.logs[stream].flush()) this.#tellLine(step, stream, line);
    this.#step = undefined;
    const { id, name, startedAt } = step;
    const finalState = state === 'done' && step.isCached ? 'cached' : state;
    this.#emit({
      type: 'step',
      id,
      name,
      state: finalState,
      startedAt,
      finishedAt: this.#now(),
      ...(error && { error }),
    });
  }

  #begin(id: string, name: string): void {
    const startedAt = this.#now();
    const logs = { 1: new StepLog(), 2: new StepLog() };
    this.#step = { id, name, startedAt, logs, isCached: false, hasSeenDiskFull: false };
    this.#emit({ type: 'step', id, name, state: 'running', startedAt });
  }

  #tellOutput(stream: 1 | 2, text: string): void {
    const step = this.#step;
    if (!step) return;
    for (const line of step.logs[stream].write(Buffer.from(text))) this.#tellLine(step, stream, line);
  }

  #tellLine(step: Step, stream: 1 | 2, text: string): void {
    if (isDiskFull(text)) step.hasSeenDiskFull = true;
    // What is left of the engine's colours when it cut a line's end from its line.
    if (text === `${esc}[0m` || text === `${esc}[91m`) return;
    this.#emit({ type: 'output', stepId: step.id, stream, texts: [text], at: this.#now() });
  }
}
