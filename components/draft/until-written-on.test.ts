import { expect, test, vi } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import type { DraftContent } from '@/core/draft/draft.ts';
import type { Urgency } from './draft-store.ts';
import { untilWrittenOn } from './until-written-on.ts';

function openStore() {
  let content: DraftContent = { definition: { ...emptyDefinition, pip: 'six\n' }, description: '', tags: [] };
  const listeners = new Set<(urgency: Urgency) => void>();
  return {
    snapshot: () => ({ content, save: { kind: 'saved', savedAt: '' } as const, isRecovered: false }),
    subscribe(listener: (urgency: Urgency) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(change: Partial<DraftContent['definition']>) {
      content = { ...content, definition: { ...content.definition, ...change } };
      for (const listener of listeners) listener('soon');
    },
  };
}

test('writing on in a section is told, once; other sections and saving are not', () => {
  const store = openStore();
  const onWrittenOn = vi.fn();
  untilWrittenOn(store, ['pip'], onWrittenOn);
  store.write({ conda: 'dependencies: []\n' });
  store.write({});
  expect(onWrittenOn).not.toHaveBeenCalled();
  store.write({ pip: 'six\nidna\n' });
  store.write({ pip: 'six\n' });
  store.write({ pip: 'idna\n' });
  expect(onWrittenOn).toHaveBeenCalledTimes(1);
});

test('nothing is told after stopping', () => {
  const store = openStore();
  const onWrittenOn = vi.fn();
  const stop = untilWrittenOn(store, ['pip'], onWrittenOn);
  stop();
  store.write({ pip: '' });
  expect(onWrittenOn).not.toHaveBeenCalled();
});
