import type { DraftStore } from './draft-store.ts';
import type { TextSection } from './section.ts';

/**
 * Calls back once, when one of the sections is no longer the text it is now. Until then a step that has just
 * been taken there is the last one, and "undo" takes back that step and nothing else. Returns how to stop.
 */
export function untilWrittenOn(
  store: Pick<DraftStore, 'subscribe' | 'snapshot'>,
  sections: readonly TextSection[],
  onWrittenOn: () => void,
): () => void {
  const texts = () => store.snapshot().content.definition;
  const before = texts();
  const stop = store.subscribe(() => {
    const now = texts();
    if (sections.every((section) => now[section] === before[section])) return;
    stop();
    onWrittenOn();
  });
  return stop;
}
