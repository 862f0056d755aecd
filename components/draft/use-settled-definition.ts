'use client';

import { startTransition, useEffect, useState } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import type { DraftStore } from './draft-store.ts';

/** A pause in typing after which the server is asked. */
const typingPauseMs = 400;

export interface SettledDefinition {
  /** As it was when it last stood still. */
  readonly definition: Definition;
  /** It has changed since. */
  readonly isTyping: boolean;
}

/** The draft's definition between the pauses in typing: what hangs on it is drawn when one begins or ends, not at each key. */
export function useSettledDefinition(store: DraftStore): SettledDefinition {
  const [settled, setSettled] = useState<SettledDefinition>(() => ({
    definition: store.snapshot().content.definition,
    isTyping: false,
  }));

  // The outside systems are the draft's store and the clock.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = store.snapshot().content.definition;
    const settle = () => setSettled({ definition: seen, isTyping: false });
    settle();
    const unsubscribe = store.subscribe(() => {
      const { definition } = store.snapshot().content;
      if (definition === seen) return;
      seen = definition;
      clearTimeout(timer);
      timer = setTimeout(settle, typingPauseMs);
      startTransition(() => setSettled((last) => (last.isTyping ? last : { ...last, isTyping: true })));
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store]);

  return settled;
}
