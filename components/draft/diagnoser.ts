import type { Definition } from '@/core/definition/definition.ts';
import type { Analyser, Analysis } from '@/core/diagnose/open-analyser.ts';
import type { Surroundings } from '@/core/diagnose/subject.ts';

export interface Question {
  readonly definition: Definition;
  readonly surroundings: Surroundings;
}

/** The part of a `Worker` that is needed here. */
export interface AnalysingWorker {
  onmessage: ((event: MessageEvent<Analysis>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: Question): void;
  terminate(): void;
}

/** The world of a diagnoser; tests put workers and a clock of their own here. */
export interface DiagnoserWorld {
  /** May throw where workers are forbidden. */
  readonly startWorker: () => AnalysingWorker;
  /** The same analysis on this thread, for where no worker starts. */
  readonly loadAnalyser: () => Promise<Analyser>;
  /** Calls back once after `delayMs`; the answer takes it back. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  readonly onAnswer: (question: Question, analysis: Analysis) => void;
}

/** Analyses definitions one after another and answers about the newest. */
export interface Diagnoser {
  /** The question before, if it still waits, is not asked any more. The same question again is none. */
  ask(question: Question): void;
  close(): void;
}

/** Without a worker an analysis holds up the typing, so it waits for a pause this long. */
export const pauseWithoutWorkerMs = 150;

/**
 * One worker for as long as the page shows the draft, with one question at a time: what is typed
 * meanwhile replaces what waits, so that answers never queue up behind each other.
 */
export function openDiagnoser(world: DiagnoserWorld): Diagnoser {
  let worker: AnalysingWorker | undefined;
  let hasAnswered = false;
  let newest: Question | undefined;
  let asked: Question | undefined;
  let waiting: Question | undefined;
  let analyser: Promise<Analyser> | undefined;
  let cancelPause: (() => void) | undefined;
  let isClosed = false;

  const send = () => {
    if (asked !== undefined || waiting === undefined) return;
    if (worker === undefined) return analyseHere(waiting);
    asked = waiting;
    waiting = undefined;
    worker.postMessage(asked);
  };

  const analyseHere = (question: Question) => {
    cancelPause?.();
    cancelPause = world.after(pauseWithoutWorkerMs, async () => {
      analyser ??= world.loadAnalyser();
      const analyse = await analyser.catch(() => undefined);
      // A network that is away may be back at the next question.
      if (analyse === undefined) analyser = undefined;
      // Another key was pressed while the analyser was being loaded.
      if (analyse === undefined || isClosed || waiting !== question) return;
      waiting = undefined;
      world.onAnswer(question, analyse(question.definition, question.surroundings));
    });
  };

  const listenTo = (started: AnalysingWorker) => {
    started.onmessage = ({ data }) => {
      const question = asked;
      hasAnswered = true;
      asked = undefined;
      send();
      if (question !== undefined) world.onAnswer(question, data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      const question = asked;
      asked = undefined;
      // One that never answered did not start: its script is blocked or cannot be had.
      if (!hasAnswered) {
        started.terminate();
        worker = undefined;
        waiting ??= question;
      }
      send();
    };
  };

  try {
    worker = world.startWorker();
    listenTo(worker);
  } catch {
    worker = undefined;
  }

  return {
    ask(question) {
      if (newest !== undefined && isSame(newest, question)) return;
      newest = question;
      waiting = question;
      send();
    },
    close() {
      isClosed = true;
      cancelPause?.();
      worker?.terminate();
    },
  };
}

function isSame(left: Question, right: Question): boolean {
  return (
    left.definition === right.definition && JSON.stringify(left.surroundings) === JSON.stringify(right.surroundings)
  );
}
