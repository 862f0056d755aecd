import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { discardDraft } from './discard-draft.ts';
import { getDraft } from './get-draft.ts';
import { getDraftRevision } from './get-draft-revision.ts';
import { listDraftRevisions } from './list-draft-revisions.ts';
import { openDraft } from './open-draft.ts';
import { overwriteDraft } from './overwrite-draft.ts';
import { restoreDraft } from './restore-draft.ts';
import { saveDraft } from './save-draft.ts';

let opened: TestStudio;
let ada: UseCaseContext;
let bob: UseCaseContext;
let draftId: string;
let count = 0;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor', 'Ada');
  bob = await opened.join('contributor', 'Bob');
});
beforeEach(async () => {
  count += 1;
  ({ draftId } = await createEnvironment(ada, { name: `model-${count}`, description: '', tags: [] }));
});
afterAll(() => opened.close());

const text = (pip: string, revision: number, sessionId: string) => ({
  draftId,
  revision,
  definition: { ...emptyDefinition, pip },
  description: '',
  tags: [],
  sessionId,
});

/** Every text of the draft: the current one and those kept aside. */
async function everyText(): Promise<string[]> {
  const revisions = await listDraftRevisions(ada, { draftId });
  const kept = await Promise.all(revisions.map(({ id }) => getDraftRevision(ada, { draftId, revisionId: id })));
  return [(await getDraft(ada, { draftId })).definition.pip, ...kept.map(({ definition }) => definition.pip)];
}

test('two people on one draft are told, and both texts stay', async () => {
  await saveDraft(ada, text('ada 1', 0, 'tab of Ada'));
  await expect(saveDraft(bob, text('bob 1', 0, 'tab of Bob'))).rejects.toMatchObject({
    code: 'DRAFT_CONFLICT',
    values: { revision: '1', savedByName: 'Ada' },
  });
  expect(await everyText()).toEqual(['ada 1', 'bob 1']);

  await overwriteDraft(bob, text('bob 2', 1, 'tab of Bob'));
  expect((await everyText()).sort()).toEqual(['ada 1', 'bob 1', 'bob 2']);
  expect(await getDraft(ada, { draftId })).toMatchObject({ revision: 2, savedByName: 'Bob' });
});

test('two tabs of one person conflict like two people', async () => {
  await saveDraft(ada, text('first tab', 0, 'tab 1'));
  await expect(saveDraft(ada, text('second tab', 0, 'tab 2'))).rejects.toMatchObject({ code: 'DRAFT_CONFLICT' });
  expect(await everyText()).toEqual(['first tab', 'second tab']);
});

test('a tab whose last answer got lost goes on', async () => {
  await saveDraft(ada, text('one', 0, 'tab'));
  expect(await saveDraft(ada, text('two', 0, 'tab'))).toMatchObject({ revision: 2 });
  expect(await everyText()).toEqual(['two']);
});

test('a refused tab that goes on typing keeps its newest text only', async () => {
  await saveDraft(ada, text('ada', 0, 'tab of Ada'));
  for (const pip of ['b', 'bo', 'bob']) {
    await expect(saveDraft(bob, text(pip, 0, 'tab of Bob'))).rejects.toMatchObject({ code: 'DRAFT_CONFLICT' });
  }
  expect(await everyText()).toEqual(['ada', 'bob']);
});

test('of twenty writers at once one wins, and no text is lost', async () => {
  const saves = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => saveDraft(ada, text(`writer ${index}`, 0, `tab ${index}`))),
  );
  expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(new Set(await everyText()).size).toBe(20);
});

test('what is typed after discarding is kept, and discarding can be undone', async () => {
  await saveDraft(ada, text('before', 0, 'tab'));
  await discardDraft(ada, { draftId });
  await expect(saveDraft(ada, text('after', 1, 'tab'))).rejects.toMatchObject({ code: 'DRAFT_CONFLICT' });
  await restoreDraft(ada, { draftId });
  expect(await getDraft(ada, { draftId })).toMatchObject({ state: 'open', definition: { pip: 'before' } });
  expect(await everyText()).toEqual(['before', 'after']);
});

test('opening again goes on with the own open draft; others get their own', async () => {
  const name = `model-${count}`;
  expect(await openDraft(ada, { name })).toEqual({ draftId });
  expect((await openDraft(bob, { name })).draftId).not.toBe(draftId);
});

test('a draft of another workspace is not found', async () => {
  const elsewhere = await opened.studio.database.stores.workspaces.create(`elsewhere-${count}`, 'Elsewhere');
  const stranger = { ...ada, actor: { ...ada.actor, workspaceId: elsewhere.id } };
  await expect(getDraft(stranger, { draftId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(saveDraft(stranger, text('x', 0, 'tab'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
