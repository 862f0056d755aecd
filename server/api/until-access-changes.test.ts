import { describe, expect, it } from 'vitest';
import { untilAccessChanges } from './until-access-changes.ts';

const ann = { id: 'ann', name: 'Ann', email: 'ann@example.com' };

/** A world in which nothing is told, and a minute goes by each time that somebody sleeps. */
function world(findUser: () => Promise<typeof ann | undefined>, told: AsyncIterable<void> = never()) {
  const subscribed: AbortSignal[] = [];
  const studio = {
    events: {
      subscribe(_topic: string, signal: AbortSignal) {
        subscribed.push(signal);
        return told;
      },
    },
    clock: {
      now: () => new Date(0),
      async sleep(_durationMs: number, signal?: AbortSignal) {
        await Promise.resolve();
        signal?.throwIfAborted();
      },
    },
  };
  return { context: { studio, findUser }, subscribed };
}

async function* never(): AsyncGenerator<void> {
  yield await new Promise(() => {});
}

async function* once(): AsyncGenerator<void> {
  yield;
}

describe('untilAccessChanges', () => {
  it('ends when a session or a token ran out, and looks no longer', async () => {
    let looks = 0;
    const { context, subscribed } = world(async () => {
      looks += 1;
      return looks < 3 ? ann : undefined;
    });
    await untilAccessChanges(context, 'ann', new AbortController().signal);
    expect(looks).toBe(3);
    expect(subscribed.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('ends when somebody else is signed in', async () => {
    const { context } = world(async () => ({ ...ann, id: 'ben' }));
    await untilAccessChanges(context, 'ann', new AbortController().signal);
  });

  it('ends as soon as a change is told', async () => {
    const { context } = world(() => new Promise(() => {}), once());
    await untilAccessChanges(context, 'ann', new AbortController().signal);
  });

  it('sends nobody away because the database does not answer', async () => {
    let looks = 0;
    const leaving = new AbortController();
    const { context } = world(async () => {
      looks += 1;
      if (looks === 5) leaving.abort();
      throw new Error('no connection');
    });
    await untilAccessChanges(context, 'ann', leaving.signal);
    expect(looks).toBe(5);
  });
});
