import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DraftPresence } from '@/core/draft/draft.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { watchDraft } from './watch-draft.ts';

let opened: TestStudio;
let ada: UseCaseContext;
let bob: UseCaseContext;
let draftId: string;
let leave: AbortController;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada');
  bob = await opened.join('contributor', 'Bob');
});
beforeEach(async () => {
  leave = new AbortController();
  const name = `watched-${crypto.randomUUID()}`;
  ({ draftId } = await createEnvironment(ada, { name, description: '', tags: [] }));
});
afterAll(() => opened.close());

/** What the tab sees first; it stays until `leave`. */
async function open(who: UseCaseContext, sessionId: string) {
  const watching = watchDraft(who, { draftId, sessionId }, leave.signal);
  const next = async (): Promise<DraftPresence> => {
    const { value, done } = await watching.next();
    if (done) throw new Error('the watch ended');
    return value;
  };
  return { seen: await next(), next, close: () => watching.return() };
}

test('two people are told of each other, and when one leaves', async () => {
  const first = await open(ada, 'tab of Ada');
  expect(first.seen).toMatchObject({ others: [], isOpenElsewhere: false });
  const second = await open(bob, 'tab of Bob');
  expect(second.seen).toMatchObject({ others: [{ name: 'Ada' }], isOpenElsewhere: false });
  expect(await first.next()).toMatchObject({ others: [{ name: 'Bob' }], isOpenElsewhere: false });
  await second.close();
  expect(await first.next()).toMatchObject({ others: [] });
  leave.abort();
});

test('somebody is told of a second tab or browser of their own, and counts once for the others', async () => {
  const laptop = await open(ada, 'laptop');
  const desktop = await open(ada, 'desktop');
  expect(desktop.seen).toMatchObject({ others: [], isOpenElsewhere: true });
  expect(await laptop.next()).toMatchObject({ others: [], isOpenElsewhere: true });
  const other = await open(bob, 'tab of Bob');
  expect(other.seen).toMatchObject({ others: [{ name: 'Ada' }], isOpenElsewhere: false });
  leave.abort();
});
