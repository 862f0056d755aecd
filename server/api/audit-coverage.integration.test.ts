import { type AnyProcedure, callTRPCProcedure } from '@trpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import { createSetupLink } from '../usecases/people/create-setup-link.ts';
import { appRouter } from './root.ts';

/** Mutations that change nothing that lasts, or keep their own history; each with the reason. */
const unaudited: Readonly<Record<string, string>> = {
  'definition.diagnose': 'a preview',
  'definition.explain': 'a preview',
  'definition.render': 'a preview',
  'definition.resolve': 'a preview',
  'definition.foresee': 'a preview',
  'definition.import': 'a preview',
  'package.check': 'a look at what indexes and channels say',
  'package.completeName': 'a look at what indexes and channels say',
  'package.describe': 'a look at what indexes and channels say',
  'baseImage.probe': 'a look at an image',
  'invitation.show': 'a look at an invitation, whose token must not stand in an address',
  'draft.save': 'every pause in typing; the draft keeps who saved what',
};

let opened: TestStudio;
let ada: UseCaseContext;
let draftId = '';
let buildId = '';
let baseImageId = '';
let invitationId = '';
let invitationToken = '';
let accessTokenId = '';

beforeAll(async () => {
  // Cleaning up needs an engine; what it removes is tested on a second one.
  const usage = { layerBytes: 0, images: [], buildCacheBytes: 0, unusedCacheBytes: 0 };
  const storage = { usage: async () => usage, clearBuildCache: async () => 0, removeImage: async () => false };
  opened = await openTestStudio(undefined, { passwords: { hash: async () => 'unusable' }, storage });
  ada = await opened.join('admin', 'Ada');
});
afterAll(() => opened.close());

const definition = { ...emptyDefinition, pip: 'six\n' };
const content = { definition, description: '', tags: [], sessionId: 'tab' };
const model = { name: 'model' };
const version = { name: 'model', number: 1 };

interface Step {
  readonly path: string;
  readonly input: () => Promise<object> | object;
  /** How many things it does that are written down; one unless said. */
  readonly entries?: number;
  /** Keeps what later steps need. */
  readonly keep?: (output: never) => void | Promise<void>;
}

/** Every mutation once, in an order in which each finds what it changes. */
const steps: readonly Step[] = [
  {
    path: 'environment.create',
    input: () => model,
    keep: (output: { draftId: string }) => {
      draftId = output.draftId;
    },
  },
  { path: 'environment.edit', input: () => ({ ...model, description: 'changed' }) },
  { path: 'draft.overwrite', input: () => ({ draftId, revision: 0, ...content }) },
  { path: 'draft.discard', input: () => ({ draftId }) },
  { path: 'draft.open', input: () => model },
  { path: 'draft.restore', input: () => ({ draftId }) },
  { path: 'version.register', input: () => ({ ...model, definition }) },
  {
    path: 'version.registerAndBuild',
    input: () => ({ ...model, definition: { ...definition, pip: 'idna\n' } }),
    entries: 2,
  },
  { path: 'version.edit', input: () => ({ ...version, labels: { stage: 'test' } }) },
  { path: 'version.archive', input: () => version },
  { path: 'version.restore', input: () => version },
  {
    path: 'build.start',
    input: () => version,
    keep: (output: { buildId: string }) => {
      buildId = output.buildId;
    },
  },
  { path: 'build.cancel', input: () => ({ buildId }) },
  { path: 'build.retry', input: () => ({ buildId }) },
  { path: 'version.activate', input: async () => markBuilt() },
  { path: 'environment.archive', input: () => model },
  { path: 'environment.restore', input: () => model },
  {
    path: 'baseImage.add',
    input: () => ({ reference: 'registry.example/base:1', name: 'Base', description: '' }),
    keep: async () => {
      const listed = await ada.database.stores.baseImages.list(ada.actor.workspaceId);
      baseImageId = listed.find(({ reference }) => reference === 'registry.example/base:1')?.id ?? '';
    },
  },
  { path: 'baseImage.setDefault', input: () => ({ id: baseImageId }) },
  { path: 'storage.cleanUp', input: () => ({ kinds: ['build-cache'] }) },
  { path: 'maintenance.start', input: () => ({ message: 'Moving to another disk.' }) },
  { path: 'maintenance.end', input: () => ({}) },
  { path: 'baseImage.remove', input: () => ({ id: baseImageId }) },
  {
    path: 'member.invite',
    input: () => ({ role: 'viewer' }),
    keep: async () => {
      const [first] = await ada.database.stores.invitations.listOpen(ada.actor.workspaceId, new Date());
      invitationId = first?.id ?? '';
    },
  },
  {
    path: 'accessToken.create',
    input: () => ({ name: 'laptop' }),
    keep: async () => {
      const [first] = await ada.database.stores.accessTokens.list(ada.actor.workspaceId, ada.actor.userId);
      accessTokenId = first?.id ?? '';
    },
  },
  { path: 'accessToken.revoke', input: () => ({ id: accessTokenId }) },
  { path: 'member.revokeInvitation', input: () => ({ invitationId }) },
  { path: 'member.changeRole', input: async () => ({ userId: await someMember(), role: 'reviewer' }) },
  { path: 'member.remove', input: async () => ({ userId: await someMember() }) },
  {
    path: 'invitation.accept',
    input: async () => {
      invitationToken = await invite();
      return { token: invitationToken };
    },
  },
  {
    path: 'setup.complete',
    input: async () => ({
      token: await createSetupLink(opened.studio),
      name: 'Bea',
      email: 'bea@example.com',
      password: 'correct horse',
    }),
  },
];

async function someMember(): Promise<string> {
  return (await opened.join('viewer')).actor.userId;
}

async function invite(): Promise<string> {
  const output = await call('member.invite', { role: 'viewer' });
  return (output as { token: string }).token;
}

async function markBuilt(): Promise<object> {
  await opened.testDatabase.client.execute(`update build set state = 'succeeded' where purpose = 'image'`);
  return version;
}

function call(path: string, input: object): Promise<unknown> {
  const user = { id: ada.actor.userId, name: 'Ada', email: 'ada@example.com' };
  return callTRPCProcedure({
    router: appRouter,
    path,
    type: 'mutation',
    getRawInput: async () => ({ workspace: 'default', ...input }),
    ctx: { studio: opened.studio, findUser: async () => user, reportError: () => {} },
    signal: undefined,
    batchIndex: 0,
  });
}

async function countEntries(): Promise<number> {
  const result = await opened.testDatabase.client.execute<{ count: string }>('select count(*) from audit_entry');
  return Number(result.rows[0]?.count);
}

test('every mutation stands here, with a step or with a reason', () => {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyProcedure>);
  const mutations = procedures.filter(([, { _def }]) => _def.type === 'mutation').map(([path]) => path);
  const known = [...steps.map(({ path }) => path), ...Object.keys(unaudited), 'workspace.create'];
  expect(known.sort()).toEqual(mutations.sort());
});

test.each(steps)('$path leaves an audit entry', async ({ path, input, entries = 1, keep }) => {
  const prepared = await input();
  const before = await countEntries();
  const output = await call(path, prepared);
  expect(await countEntries()).toBe(before + entries);
  await keep?.(output as never);
});

test('workspace.create leaves its own and those of its curated environments', async () => {
  const before = await countEntries();
  await call('workspace.create', { name: 'Second' });
  expect(await countEntries()).toBe(before + 3);
});

test('a refused mutation leaves none', async () => {
  const before = await countEntries();
  await expect(call('environment.create', model)).rejects.toThrow();
  await expect(call('member.changeRole', { userId: 'nobody', role: 'viewer' })).rejects.toThrow();
  expect(await countEntries()).toBe(before);
});
