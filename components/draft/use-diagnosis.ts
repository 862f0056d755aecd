'use client';

import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import type { Analysis } from '@/core/diagnose/open-analyser.ts';
import { noSources } from '@/core/package/package-sources.ts';
import { type Diagnoser, openDiagnoser } from './diagnoser.ts';
import type { DraftStore } from './draft-store.ts';
import { type KnownSurroundings, surroundingsNow } from './surroundings-now.ts';

/** All that was found in a definition. */
export interface Diagnosis extends Analysis {
  /** The definition as it was read: the ranges belong to these texts. */
  readonly checked: Definition;
  /** False until the first answer: nothing found is not yet "nothing wrong". */
  readonly isRead: boolean;
}

/** What is found in the draft, read at each key off this thread. */
export function useDiagnosis(store: DraftStore, known: KnownSurroundings): Diagnosis {
  const diagnoser = useRef<Diagnoser>(null);
  const [diagnosis, setDiagnosis] = useState<Diagnosis>(() => ({
    checked: store.snapshot().content.definition,
    issues: [],
    requests: [],
    accelerator: undefined,
    sources: noSources,
    isRead: false,
  }));
  const ask = useEffectEvent(() => {
    const { definition } = store.snapshot().content;
    diagnoser.current?.ask({ definition, surroundings: surroundingsNow(known) });
  });

  // The outside systems are the draft's store and the worker that reads its texts.
  useEffect(() => {
    const opened = openDiagnoser({
      startWorker: () =>
        new Worker(new URL('./diagnosis.worker.ts', import.meta.url), { type: 'module', name: 'diagnosis' }),
      loadAnalyser: async () => (await import('@/core/diagnose/open-analyser.ts')).openAnalyser(),
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
      onAnswer: ({ definition: checked }, analysis) =>
        startTransition(() => setDiagnosis({ checked, isRead: true, ...analysis })),
    });
    diagnoser.current = opened;
    ask();
    const unsubscribe = store.subscribe(() => ask());
    return () => {
      unsubscribe();
      opened.close();
      diagnoser.current = null;
    };
  }, [store]);

  // The worker again: the same texts on another base image or engine are another question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is newly known is what makes it ask
  useEffect(() => ask(), [known]);

  return diagnosis;
}
