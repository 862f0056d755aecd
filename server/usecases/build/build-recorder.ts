import type { BuildPhase, BuildStep, PhaseTime } from '@/core/build/build.ts';
import type { NumberedLine } from '@/core/build/failure-facts.ts';
import { toStorableText } from '@/core/log/storable-text.ts';
import type { BuildLogStore } from '@/db/stores/build-log-store.ts';
import type { BuildOwnership } from '@/db/stores/build-ownership.ts';
import type { BuildProgress, BuildProgressStore } from '@/db/stores/build-progress-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PhaseOutcome } from './build-run.ts';
import { createLogWriter } from './log/write-log.ts';

/** The first change is stored at once, those within this time after it together. */
const saveIntervalMs = 100;
/** Lines of each step that are kept at hand to explain a failure; up to twice as many. */
const tailLength = 300;
/** Of such a line; one can be a megabyte long. */
const tailLineCharacters = 4_000;

export interface BuildRecorder {
  readonly phase: BuildPhase;
  readonly phases: PhaseTime[];
  readonly steps: BuildStep[];
  /** Lines of the log so far, with those of earlier attempts. */
  readonly lineCount: number;
  /** Ends the phase before. */
  enter(phase: BuildPhase): void;
  /** Adds a step to the outline and returns its index. */
  addStep(name: string, state?: BuildStep['state']): number;
  updateStep(index: number, change: Partial<Omit<BuildStep, 'index' | 'phase'>>): void;
  /** Runs `work` as a step of the studio's own. */
  step<Value>(name: string, work: (index: number) => Promise<PhaseOutcome<Value>>): Promise<PhaseOutcome<Value>>;
  /** Writes a line of a step to the log and returns its number. */
  say(stepIndex: number, text: string, stream?: 0 | 1 | 2): number;
  /** Writes lines of a step to the log, as said at one moment; returns the number of the last. */
  sayAll(stepIndex: number, texts: readonly string[], stream: 0 | 1 | 2): number;
  /** The last lines of a step. */
  tail(stepIndex: number): readonly NumberedLine[];
  save(progress: BuildProgress): Promise<void>;
  /** Ends what still runs, and stores the log. */
  close(endOfOpenSteps: 'failed' | 'cancelled' | 'done'): Promise<void>;
}

export interface BuildRecorderOptions {
  readonly ownership: BuildOwnership;
  readonly store: Pick<BuildProgressStore, 'save'>;
  readonly logs: Pick<BuildLogStore, 'append'>;
  readonly clock: Clock;
  /** When the build started, ISO: lines count their time from it. */
  readonly startedAt: string;
  /** Of earlier attempts. */
  readonly steps: readonly BuildStep[];
  readonly lineCount: number;
  readonly onLost: () => void;
}

/**
 * Keeps the outline of a running build, its phases and its log, and stores them as they change. No line is stored
 * before its step: should we be killed in between, the next attempt would give the step's index to another.
 */
export function createBuildRecorder(options: BuildRecorderOptions): BuildRecorder {
  const { ownership, store, logs, clock, onLost } = options;
  const startMs = Date.parse(options.startedAt);
  const phases: PhaseTime[] = [];
  const steps = options.steps.map((step) => (isOpen(step) ? { ...step, state: 'cancelled' as const } : step));
  const tails = new Map<number, NumberedLine[]>();
  let phase: BuildPhase = 'queued';
  let storedStepCount = steps.length;
  let storing: Promise<void> = Promise.resolve();
  let isSaving = false;
  let isChanged = false;
  let isClosed = false;
  let savedAtMs = 0;

  const now = () => clock.now().toISOString();
  const save = async (progress: BuildProgress) => {
    const isOurs = await store.save(ownership, progress);
    if (!isOurs) onLost();
  };
  /** One at a time: a database that is away or full would otherwise be asked by all of them at once. */
  const storeOutline = () => {
    storing = storing.then(async () => {
      if (!isChanged) return;
      isChanged = false;
      savedAtMs = clock.now().getTime();
      const outline = { phase, phases: [...phases], steps: [...steps] };
      await save(outline).catch(onLost);
      storedStepCount = outline.steps.length;
    });
    return storing;
  };
  const saveSoon = async () => {
    isChanged = true;
    if (isSaving) return;
    isSaving = true;
    while (isChanged) {
      const sinceMs = clock.now().getTime() - savedAtMs;
      // Less than none has passed when the clock has been set back.
      await clock.sleep(sinceMs < 0 ? 0 : Math.max(0, saveIntervalMs - sinceMs));
      // After the end the result itself has been stored.
      if (isClosed) return;
      await storeOutline();
    }
    isSaving = false;
  };
  const log = createLogWriter({
    ownership,
    logs: {
      async append(_, chunk) {
        if (storedStepCount < steps.length) await storeOutline();
        return await logs.append(ownership, chunk);
      },
    },
    clock,
    lineCount: options.lineCount,
    onLost,
  });
  const endPhase = () => {
    const current = phases.at(-1);
    if (current && !current.finishedAt) phases[phases.length - 1] = { ...current, finishedAt: now() };
  };
  const addStep = (name: string, state: BuildStep['state'] = 'running') => {
    const index = steps.length;
    steps.push({ index, phase, name: toStorableText(name), state, ...(state === 'running' && { startedAt: now() }) });
    void saveSoon();
    return index;
  };
  const updateStep = (index: number, change: Partial<Omit<BuildStep, 'index' | 'phase'>>) => {
    const step = steps[index];
    if (!step) return;
    const isEnding = change.state !== undefined && !isOpen({ state: change.state });
    const error = change.error === undefined ? {} : { error: toStorableText(change.error) };
    steps[index] = { ...step, ...(isEnding && { finishedAt: now() }), ...change, ...error };
    void saveSoon();
  };

  const sayAll = (stepIndex: number, texts: readonly string[], stream: 0 | 1 | 2) => {
    const atMs = Math.max(0, clock.now().getTime() - startMs);
    const tail = tails.get(stepIndex) ?? [];
    tails.set(stepIndex, tail);
    let firstLine: number | undefined;
    let lastLine = log.lineCount;
    for (const said of texts) {
      const text = toStorableText(said);
      lastLine = log.write([stepIndex, atMs, stream, text]);
      firstLine ??= lastLine;
      tail.push({ number: lastLine, text: shortCopy(text) });
      if (tail.length > 2 * tailLength) tail.splice(0, tailLength);
    }
    const step = steps[stepIndex];
    if (step && firstLine) steps[stepIndex] = { ...step, firstLine: step.firstLine ?? firstLine, lastLine };
    // Watchers who look because of it shall find the line.
    if (step?.firstLine === undefined) void log.flush().then(saveSoon);
    else void saveSoon();
    return lastLine;
  };

  return {
    get phase() {
      return phase;
    },
    phases,
    steps,
    get lineCount() {
      return log.lineCount;
    },
    enter(next) {
      endPhase();
      phase = next;
      phases.push({ phase, startedAt: now() });
      void saveSoon();
    },
    addStep,
    updateStep,
    async step(name, work) {
      const index = addStep(name);
      const outcome = await work(index);
      updateStep(index, { state: outcome.ok ? 'done' : 'failed' });
      return outcome;
    },
    say: (stepIndex, text, stream = 0) => sayAll(stepIndex, [text], stream),
    sayAll,
    tail: (stepIndex) => tails.get(stepIndex) ?? [],
    save,
    async close(endOfOpenSteps) {
      isClosed = true;
      endPhase();
      for (const step of steps) {
        if (step.state === 'running') steps[step.index] = { ...step, state: endOfOpenSteps, finishedAt: now() };
      }
      await log.end();
      await storing;
    },
  };
}

/** Not a mere slice, which would keep the whole text in memory. */
function shortCopy(text: string): string {
  return text.length > tailLineCharacters ? Buffer.from(text.slice(0, tailLineCharacters)).toString() : text;
}

function isOpen({ state }: Pick<BuildStep, 'state'>): boolean {
  return state === 'running' || state === 'pending';
}
