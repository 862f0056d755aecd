import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openDraftMirror } from './draft-mirror.ts';

/** A storage in memory that can be full. */
function memoryStorage(limit = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

const unsaved = {
  content: {
    definition: { ...emptyDefinition, pip: 'pandas', variables: [{ name: 'OMP_NUM_THREADS', value: '4' }] },
    description: 'scores',
    tags: ['team'],
  },
  revision: 3,
  isSaving: true,
};

describe('the mirror of a draft', () => {
  it('gives back after a crash what was written before it', () => {
    const storage = memoryStorage();
    openDraftMirror('a', storage).write(unsaved);
    expect(openDraftMirror('a', storage).read()).toEqual(unsaved);
    expect(openDraftMirror('b', storage).read()).toBeUndefined();
  });

  it('is empty once everything is saved', () => {
    const mirror = openDraftMirror('a', memoryStorage());
    mirror.write(unsaved);
    mirror.write(undefined);
    expect(mirror.read()).toBeUndefined();
  });

  it('reads nothing out of what it cannot understand', () => {
    const storage = memoryStorage();
    storage.setItem('studio-draft-a', '{"content": 1}');
    expect(openDraftMirror('a', storage).read()).toBeUndefined();
  });

  it('goes on without a place to write', () => {
    const mirror = openDraftMirror('a', memoryStorage(10));
    expect(() => mirror.write(unsaved)).not.toThrow();
    expect(mirror.read()).toBeUndefined();
  });
});
