import { type AnyProcedure, callTRPCProcedure } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '@/core/access/role.ts';
import type { Account } from '@/db/stores/account-store.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { downloadRoutes } from './downloads.ts';
import { authorise } from './init.ts';
import { refusalOf } from './refusal.ts';
import { appRouter } from './root.ts';

/** The weakest who may call each procedure: written down here a second time, on purpose. */
const whoMayCall: Readonly<Record<string, Role | 'anybody' | 'signed-in'>> = {
  'accessToken.create': 'viewer',
  'accessToken.list': 'viewer',
  'accessToken.revoke': 'viewer',
  'audit.list': 'admin',
  'baseImage.add': 'admin',
  'baseImage.list': 'viewer',
  'baseImage.probe': 'admin',
  'baseImage.remove': 'admin',
  'baseImage.setDefault': 'admin',
  'build.cancel': 'contributor',
  'build.compareWithLastGood': 'viewer',
  'build.findLineOrigin': 'viewer',
  'build.get': 'viewer',
  'build.list': 'viewer',
  'build.readLog': 'viewer',
  'build.retry': 'contributor',
  'build.searchLog': 'viewer',
  'build.start': 'contributor',
  'build.watch': 'viewer',
  'build.watchLog': 'viewer',
  'definition.diagnose': 'contributor',
  'definition.explain': 'contributor',
  'definition.foresee': 'contributor',
  'definition.import': 'contributor',
  'definition.render': 'contributor',
  'definition.resolve': 'contributor',
  'draft.discard': 'contributor',
  'draft.get': 'contributor',
  'draft.list': 'contributor',
  'draft.open': 'contributor',
  'draft.overwrite': 'contributor',
  'draft.restore': 'contributor',
  'draft.revision': 'contributor',
  'draft.revisions': 'contributor',
  'draft.save': 'contributor',
  'draft.watch': 'contributor',
  'engine.status': 'viewer',
  'engine.watch': 'viewer',
  'environment.archive': 'contributor',
  'environment.checkName': 'viewer',
  'environment.counts': 'viewer',
  'environment.create': 'contributor',
  'environment.edit': 'contributor',
  'environment.get': 'viewer',
  'environment.list': 'viewer',
  'environment.restore': 'contributor',
  'invitation.accept': 'anybody',
  'invitation.show': 'anybody',
  'maintenance.current': 'anybody',
  'maintenance.end': 'admin',
  'maintenance.start': 'admin',
  'maintenance.watch': 'viewer',
  'member.changeRole': 'admin',
  'member.invite': 'admin',
  'member.list': 'viewer',
  'member.remove': 'admin',
  'member.revokeInvitation': 'admin',
  'package.check': 'contributor',
  'package.completeName': 'contributor',
  'package.describe': 'contributor',
  'operations.overview': 'admin',
  'session.current': 'anybody',
  'setup.complete': 'anybody',
  'storage.cleanUp': 'admin',
  'storage.overview': 'admin',
  'version.activate': 'contributor',
  'version.activations': 'viewer',
  'version.archive': 'contributor',
  'version.compare': 'viewer',
  'version.edit': 'contributor',
  'version.get': 'viewer',
  'version.list': 'viewer',
  'version.register': 'contributor',
  'version.registerAndBuild': 'contributor',
  'version.render': 'viewer',
  'version.restore': 'contributor',
  'workspace.create': 'signed-in',
};

const whoMayDownload: Readonly<Record<string, Role>> = {
  'image.download': 'viewer',
  'build.read': 'viewer',
  'operations.read': 'admin',
};

/** By their full names; the type shows them nested, as clients call them. */
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;

type Asker = Role | 'stranger' | 'outsider';
const askers: readonly Asker[] = ['stranger', 'outsider', ...roles];
const refusals = ['NOT_SIGNED_IN', 'NOT_FOUND', 'NOT_ALLOWED'];

let opened: TestStudio;
const people = new Map<Asker, Account>();

beforeAll(async () => {
  opened = await openTestStudio();
  for (const role of roles) {
    const { actor } = await opened.join(role);
    people.set(role, { id: actor.userId, name: actor.userName, email: '' });
  }
  // Signed in, and a member of another workspace only.
  const outsider = await opened.join('admin', 'outsider');
  const { members, workspaces } = opened.studio.database.stores;
  const elsewhere = await workspaces.create('elsewhere', 'Elsewhere');
  await members.remove(opened.workspace.id, outsider.actor.userId);
  await members.set(elsewhere.id, outsider.actor.userId, 'viewer');
  people.set('outsider', { id: outsider.actor.userId, name: 'outsider', email: '' });
});
afterAll(() => opened.close());

/** What the asker must be told before anything else is looked at; undefined: let in. */
function expectedRefusal(needed: Role | 'anybody' | 'signed-in', asker: Asker): string | undefined {
  if (needed === 'anybody') {
    return undefined;
  }
  if (asker === 'stranger') {
    return 'NOT_SIGNED_IN';
  }
  if (needed === 'signed-in') {
    return undefined;
  }
  if (asker === 'outsider') {
    return 'NOT_FOUND';
  }
  return roles.indexOf(asker) < roles.indexOf(needed) ? 'NOT_ALLOWED' : undefined;
}

/** The refusal that a call ends in. Input beyond the workspace is left out, so whoever is let in gets no further than that. */
async function call(path: string, asker: Asker): Promise<string | undefined> {
  const ending = new AbortController();
  try {
    await callTRPCProcedure({
      router: appRouter,
      path,
      type: procedures[path]?._def.type ?? 'query',
      getRawInput: async () => ({ workspace: 'default' }),
      ctx: {
        studio: opened.studio,
        findUser: async () => people.get(asker),
        reportError: () => {},
      },
      signal: ending.signal,
      batchIndex: 0,
    });
    return undefined;
  } catch (error) {
    return refusalOf(error).code;
  } finally {
    ending.abort();
  }
}

test('every procedure stands in the table, and nothing else does', () => {
  expect(Object.keys(whoMayCall).sort()).toEqual(Object.keys(procedures).sort());
  expect(Object.keys(whoMayDownload).sort()).toEqual([...new Set(downloadRoutes.map((route) => route.action))].sort());
});

describe.each(Object.entries(whoMayCall))('%s', (path, needed) => {
  test.each(askers)('asked by %s', async (asker) => {
    const expected = expectedRefusal(needed, asker);
    const answer = await call(path, asker);
    if (expected === undefined) {
      expect(refusals).not.toContain(answer);
    } else {
      expect(answer).toBe(expected);
    }
  });
});

describe.each(downloadRoutes)('download: $path', ({ action }) => {
  test.each(askers)('asked by %s', async (asker) => {
    const api = { studio: opened.studio, findUser: async () => people.get(asker) };
    const answer = await authorise(api, 'default', action).then(
      () => undefined,
      (error: unknown) => refusalOf(error).code,
    );
    expect(answer).toBe(expectedRefusal(whoMayDownload[action] ?? 'admin', asker));
  });
});
