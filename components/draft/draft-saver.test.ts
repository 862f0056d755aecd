import { describe, expect, it } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import type { DraftContent } from '@/core/draft/draft.ts';
import {
  createDraftSaver,
  longestWaitMs,
  type SaveOutcome,
  type SaveRequest,
  type TheirText,
  typingPauseMs,
  type UnsavedText,
} from './draft-saver.ts';

const written = (conda: string): DraftContent => ({
  definition: { ...emptyDefinition, conda },
  description: '',
  tags: [],
});

const theirs: TheirText = {
  revision: 5,
  savedByName: 'Mei',
  savedAt: '2026-01-01T00:00:05.000Z',
  content: written('theirs'),
};

/** A saver with a clock that only moves when told to, and a server that answers when told to. */
function openSaver() {
  let nowMs = 0;
  let timers: { atMs: number; callback: () => void }[] = [];
  const requests: (SaveRequest & { answer: (outcome: SaveOutcome) => Promise<void> })[] = [];
  let unsaved: UnsavedText | undefined;
  const saver = createDraftSaver(
    { content: written('start'), revision: 1, savedAt: '2026-01-01T00:00:00.000Z' },
    {
      nowMs: () => nowMs,
      after(delayMs, callback) {
        const timer = { atMs: nowMs + delayMs, callback };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
      save: (request) =>
        new Promise((resolve) => {
          const answer = async (outcome: SaveOutcome) => {
            resolve(outcome);
            // Let the saver's own continuation run.
            for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
          };
          requests.push({ ...request, answer });
        }),
      mirror: (next) => {
        unsaved = next;
      },
      onState: () => {},
    },
  );
  const pass = (ms: number) => {
    const untilMs = nowMs + ms;
    for (;;) {
      const next = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      timers = timers.filter((timer) => timer !== next);
      nowMs = next.atMs;
      next.callback();
    }
    nowMs = untilMs;
  };
  const request = (index: number) => {
    const found = requests[index];
    if (found === undefined) throw new Error(`There are ${requests.length} requests, none has index ${index}.`);
    return found;
  };
  return { saver, pass, requests, request, unsaved: () => unsaved };
}

const saved = (revision: number): SaveOutcome => ({
  kind: 'saved',
  revision,
  savedAt: `2026-01-01T00:00:${String(revision).padStart(2, '0')}.000Z`,
});

describe('while someone types', () => {
  it('saves the last text once, after a pause', async () => {
    const { saver, pass, requests, request, unsaved } = openSaver();
    saver.change(written('a'));
    pass(typingPauseMs - 1);
    saver.change(written('ab'));
    pass(typingPauseMs - 1);
    expect(requests).toHaveLength(0);
    pass(1);
    expect(requests).toHaveLength(1);
    expect(request(0)).toMatchObject({ content: written('ab'), revision: 1, isOverwrite: false });
    await request(0).answer(saved(2));
    expect(saver.state()).toEqual({ kind: 'saved', savedAt: '2026-01-01T00:00:02.000Z' });
    expect(saver.revision()).toBe(2);
    expect(unsaved()).toBeUndefined();
  });

  it('saves in between when the typing never pauses', () => {
    const { saver, pass, requests } = openSaver();
    for (let atMs = 0; atMs < longestWaitMs; atMs += 100) {
      saver.change(written(`at ${atMs}`));
      pass(100);
    }
    expect(requests).toHaveLength(1);
  });

  it('mirrors every letter at once, and what was typed during a request afterwards too', async () => {
    const { saver, pass, request, unsaved } = openSaver();
    saver.change(written('a'));
    expect(unsaved()).toEqual({ content: written('a'), revision: 1, isSaving: false });
    pass(typingPauseMs);
    saver.change(written('ab'));
    expect(unsaved()).toEqual({ content: written('ab'), revision: 1, isSaving: true });
    await request(0).answer(saved(2));
    expect(unsaved()).toEqual({ content: written('ab'), revision: 2, isSaving: false });
    expect(saver.state()).toEqual({ kind: 'waiting' });
  });

  it('has one request at a time and sends the newer text on the newer revision', async () => {
    const { saver, pass, requests, request } = openSaver();
    saver.change(written('a'));
    pass(typingPauseMs);
    saver.change(written('ab'));
    pass(60_000);
    expect(requests).toHaveLength(1);
    await request(0).answer(saved(2));
    pass(typingPauseMs);
    expect(request(1)).toMatchObject({ content: written('ab'), revision: 2 });
  });
});

describe('when saving does not work', () => {
  it('tries again, ever more slowly, with the newest text', async () => {
    const { saver, pass, requests, request } = openSaver();
    saver.change(written('a'));
    pass(typingPauseMs);
    await request(0).answer({ kind: 'unreachable' });
    expect(saver.state()).toEqual({ kind: 'unreachable', retryAtMs: typingPauseMs + 1_000 });
    saver.change(written('ab'));
    pass(1_000);
    await request(1).answer({ kind: 'unreachable' });
    pass(1_999);
    expect(requests).toHaveLength(2);
    pass(1);
    expect(request(2).content).toEqual(written('ab'));
    await request(2).answer(saved(2));
    expect(saver.state().kind).toBe('saved');
  });

  it('never waits longer than half a minute', async () => {
    const { saver, pass, request, requests } = openSaver();
    saver.change(written('a'));
    pass(typingPauseMs);
    for (let failure = 0; failure < 10; failure += 1) {
      await request(failure).answer({ kind: 'unreachable' });
      pass(30_000);
    }
    expect(requests.length).toBe(11);
  });

  it('keeps the text while signed out and saves it after signing in', async () => {
    const { saver, pass, requests, request, unsaved } = openSaver();
    saver.change(written('a'));
    pass(typingPauseMs);
    await request(0).answer({ kind: 'signed-out' });
    saver.change(written('ab'));
    pass(60_000);
    expect(requests).toHaveLength(1);
    expect(unsaved()?.content).toEqual(written('ab'));
    saver.retry();
    await request(1).answer(saved(2));
    expect(request(1).content).toEqual(written('ab'));
    expect(saver.state().kind).toBe('saved');
  });

  it('says why a text was refused and tries the next one', async () => {
    const { saver, pass, request } = openSaver();
    saver.change(written('too long'));
    pass(typingPauseMs);
    await request(0).answer({ kind: 'refused', code: 'TOO_LARGE', values: {} });
    expect(saver.state()).toEqual({ kind: 'refused', code: 'TOO_LARGE', values: {} });
    saver.change(written('short'));
    pass(typingPauseMs);
    expect(request(1).content).toEqual(written('short'));
  });
});

describe('when somebody else saved', () => {
  async function inConflict() {
    const opened = openSaver();
    opened.saver.change(written('mine'));
    opened.pass(typingPauseMs);
    await opened.request(0).answer({ kind: 'conflict', theirs });
    return opened;
  }

  it('waits for a decision and sends nothing', async () => {
    const { saver, pass, requests } = await inConflict();
    saver.change(written('mine, and more'));
    pass(60_000);
    expect(saver.state()).toEqual({ kind: 'conflict', theirs });
    expect(requests).toHaveLength(1);
  });

  it('keeps mine by overwriting their revision', async () => {
    const { saver, request } = await inConflict();
    expect(saver.resolve('mine')).toEqual(written('mine'));
    expect(request(1)).toMatchObject({ content: written('mine'), revision: 5, isOverwrite: true });
    await request(1).answer(saved(6));
    expect(saver.state().kind).toBe('saved');
  });

  it('takes theirs without sending anything', async () => {
    const { saver, requests, unsaved } = await inConflict();
    expect(saver.resolve('theirs')).toEqual(theirs.content);
    expect(saver.state()).toEqual({ kind: 'saved', savedAt: theirs.savedAt });
    expect(saver.revision()).toBe(5);
    expect(unsaved()).toBeUndefined();
    expect(requests).toHaveLength(1);
  });

  it('takes over their text when nothing of ours is unsaved, and not otherwise', () => {
    const { saver } = openSaver();
    saver.adopt(theirs);
    expect(saver.revision()).toBe(5);
    saver.change(written('mine'));
    saver.adopt({ ...theirs, revision: 6 });
    expect(saver.revision()).toBe(5);
  });
});

describe('before building, registering or leaving', () => {
  it('flushes at once and resolves when settled', async () => {
    const { saver, request } = openSaver();
    saver.change(written('a'));
    const flushed = saver.flush();
    await request(0).answer(saved(2));
    expect((await flushed).kind).toBe('saved');
  });

  it('flushes what was typed during a request as well', async () => {
    const { saver, pass, request, requests } = openSaver();
    saver.change(written('a'));
    pass(typingPauseMs);
    saver.change(written('ab'));
    const flushed = saver.flush();
    await request(0).answer(saved(2));
    expect(requests).toHaveLength(2);
    await request(1).answer(saved(3));
    expect((await flushed).kind).toBe('saved');
    expect(request(1).content).toEqual(written('ab'));
  });
});
