import { expect, test } from 'vitest';
import { FairTurns } from './fair-turns.ts';

/** Turns that are ended one by one, by what is done in them. */
function openTurns(things: readonly string[]) {
  const turns = new FairTurns(things);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    take(who: string, what: string) {
      void turns.take(who, async () => {
        begun.push(what);
        await new Promise<void>((resolve) => ends.set(what, resolve));
      });
    },
    end: (what: string) => ends.get(what)?.(),
  };
}

test('who has had a turn is behind everybody else, and has one at a time', async () => {
  const { begun, take, end } = openTurns(['one', 'other']);
  for (const what of ['a1', 'a2', 'a3']) take('ada', what);
  take('bo', 'b1');
  take('bo', 'b2');
  take('cy', 'c1');
  await expect.poll(() => begun).toEqual(['a1', 'b1']);
  end('a1');
  await expect.poll(() => begun).toEqual(['a1', 'b1', 'c1']);
  end('b1');
  await expect.poll(() => begun).toEqual(['a1', 'b1', 'c1', 'a2']);
  end('a2');
  await expect.poll(() => begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2']);
});

test('work that fails gives its turn to the next one', async () => {
  const turns = new FairTurns(['one']);
  const failing = turns.take('ada', () => Promise.reject(new Error('failed')));
  const next = turns.take('bo', async (thing) => thing);
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('one');
});
