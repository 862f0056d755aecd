import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { type Analysis, openAnalyser } from '@/core/diagnose/open-analyser.ts';
import { noSources } from '@/core/package/package-sources.ts';
import { type AnalysingWorker, openDiagnoser, pauseWithoutWorkerMs, type Question } from './diagnoser.ts';

const question = (pip: string): Question => ({ definition: { ...emptyDefinition, pip }, surroundings: {} });
const analysis: Analysis = { issues: [], requests: [], sources: noSources, accelerator: undefined };

/** A worker that answers when told to. */
class ToldWorker implements AnalysingWorker {
  onmessage: AnalysingWorker['onmessage'] = null;
  onerror: AnalysingWorker['onerror'] = null;
  readonly asked: string[] = [];
  isTerminated = false;
  postMessage({ definition }: Question) {
    this.asked.push(definition.pip);
  }
  terminate() {
    this.isTerminated = true;
  }
  answer() {
    this.onmessage?.(new MessageEvent('message', { data: analysis }));
  }
  fail() {
    this.onerror?.(new Event('error', { cancelable: true }) as ErrorEvent);
  }
}

function open(startWorker: () => AnalysingWorker, loadAnalyser = async () => openAnalyser()) {
  const answered: string[] = [];
  let timers: (() => void)[] = [];
  const delays: number[] = [];
  const diagnoser = openDiagnoser({
    startWorker,
    loadAnalyser,
    after(delayMs, callback) {
      delays.push(delayMs);
      timers.push(callback);
      return () => {
        timers = timers.filter((timer) => timer !== callback);
      };
    },
    onAnswer: ({ definition }) => answered.push(definition.pip),
  });
  const pause = async () => {
    const due = timers;
    timers = [];
    for (const callback of due) callback();
    // Let the analyser be loaded, which is a promise here.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { diagnoser, answered, delays, pause };
}

const forbidden = () => {
  throw new DOMException('workers are forbidden', 'SecurityError');
};

describe('a diagnoser', () => {
  it('asks one question at a time, and of those that wait only the newest', () => {
    const worker = new ToldWorker();
    const { diagnoser, answered } = open(() => worker);
    for (const text of ['a', 'ab', 'abc']) diagnoser.ask(question(text));
    expect(worker.asked).toEqual(['a']);
    worker.answer();
    expect(worker.asked).toEqual(['a', 'abc']);
    worker.answer();
    expect(answered).toEqual(['a', 'abc']);
    diagnoser.ask(question('abcd'));
    expect(worker.asked).toEqual(['a', 'abc', 'abcd']);
  });

  it('survives a failure of the worker once it has answered', () => {
    const worker = new ToldWorker();
    const { diagnoser, answered, delays } = open(() => worker);
    diagnoser.ask(question('a'));
    worker.answer();
    diagnoser.ask(question('b'));
    worker.fail();
    diagnoser.ask(question('c'));
    worker.answer();
    expect(answered).toEqual(['a', 'c']);
    expect(worker.isTerminated).toBe(false);
    expect(delays).toEqual([]);
  });

  it.each<[string, boolean]>([
    ['cannot be started', true],
    ['starts and fails before its first answer', false],
  ])('analyses on this thread in the pauses where a worker %s', async (_, isForbidden) => {
    const worker = new ToldWorker();
    const { diagnoser, answered, delays, pause } = open(isForbidden ? forbidden : () => worker);
    diagnoser.ask(question('a'));
    if (!isForbidden) worker.fail();
    diagnoser.ask(question('ab'));
    await pause();
    expect(answered).toEqual(['ab']);
    expect(new Set(delays)).toEqual(new Set([pauseWithoutWorkerMs]));
  });

  it('asks nothing that it has just asked', () => {
    const worker = new ToldWorker();
    const { diagnoser, answered } = open(() => worker);
    const { definition } = question('a');
    const ask = (today: string, pythonVersion: string) =>
      diagnoser.ask({ definition, surroundings: { today, base: { pythonVersion } } });
    ask('2026-01-01', '3.11');
    ask('2026-01-01', '3.11');
    worker.answer();
    ask('2026-01-01', '3.11');
    expect(answered).toEqual(['a']);
    expect(worker.asked).toEqual(['a']);
    ask('2026-01-02', '3.11');
    worker.answer();
    ask('2026-01-02', '3.12');
    worker.answer();
    expect(worker.asked).toEqual(['a', 'a', 'a']);
  });

  it('loads the analyser again at the next question where it could not be had', async () => {
    let loads = 0;
    const { diagnoser, answered, pause } = open(forbidden, async () => {
      loads += 1;
      if (loads === 1) throw new Error('the network is away');
      return openAnalyser();
    });
    diagnoser.ask(question('a'));
    await pause();
    diagnoser.ask(question('ab'));
    await pause();
    expect(answered).toEqual(['ab']);
  });

  it('says nothing after it was closed', async () => {
    const { diagnoser, answered, pause } = open(forbidden);
    diagnoser.ask(question('a'));
    diagnoser.close();
    await pause();
    expect(answered).toEqual([]);
  });
});
