import { createTRPCClient, httpLink } from '@trpc/client';
import superjson from 'superjson';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type HttpServerUnderTest, openHttpServer } from '../testing/http-server-under-test.ts';
import { openRunningLog } from '../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { createAccessToken } from '../usecases/access-token/create-access-token.ts';
import { listAccessTokens } from '../usecases/access-token/list-access-tokens.ts';
import { revokeAccessToken } from '../usecases/access-token/revoke-access-token.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import type { AppRouter } from './root.ts';

let opened: TestStudio;
let http: HttpServerUnderTest;
let address: string;
let ada: UseCaseContext;
const answered = vi.fn();

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('viewer', 'Ada');
  http = await openHttpServer({ studio: opened.studio, findUser: async () => undefined, onAnswered: answered });
  address = http.address;
});
afterAll(async () => {
  await http.close();
  await opened.close();
});
afterEach(() => void vi.restoreAllMocks());

const clientWith = (token: string) =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({ url: `${address}/api/trpc`, transformer: superjson, headers: { authorization: `Bearer ${token}` } }),
    ],
  });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error) => error.data?.studio?.code,
  );

const openLog = () =>
  openRunningLog(opened.studio, { workspaceId: opened.workspace.id, requestedBy: ada.actor.userId });

function followLog(buildId: string, token: string, parameters = '') {
  return fetch(`${address}/api/builds/${buildId}/log?follow=1${parameters}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

test('a token asks as its owner, in its workspace only, and never for tokens', async () => {
  const { token } = await createAccessToken(ada, { name: 'laptop', lifetimeDays: 1 });
  const client = clientWith(token);
  expect(await codeOf(client.build.list.query({ workspace: 'default' }))).toBeUndefined();
  // A viewer's token is a viewer.
  expect(await codeOf(client.environment.create.mutate({ workspace: 'default', name: 'x' }))).toBe('NOT_ALLOWED');
  expect(await codeOf(client.accessToken.list.query({ workspace: 'default' }))).toBe('NOT_ALLOWED');
  expect(await codeOf(client.accessToken.create.mutate({ workspace: 'default', name: 'x' }))).toBe('NOT_ALLOWED');
  expect(await codeOf(client.workspace.create.mutate({ name: 'x' }))).toBe('NOT_ALLOWED');
  const elsewhere = await opened.studio.database.stores.workspaces.create('elsewhere', 'Elsewhere');
  await opened.studio.database.stores.members.set(elsewhere.id, ada.actor.userId, 'admin');
  expect(await codeOf(client.build.list.query({ workspace: 'elsewhere' }))).toBe('NOT_FOUND');
  expect(await codeOf(clientWith(`${token}x`).build.list.query({ workspace: 'default' }))).toBe('NOT_SIGNED_IN');
  expect(await codeOf(clientWith('studio_').build.list.query({ workspace: 'default' }))).toBe('NOT_SIGNED_IN');
});

test('it is stored as a hash, ends by itself, and tells when it was used', async () => {
  const bea = await opened.join('contributor', 'Bea');
  const { token } = await createAccessToken(bea, { name: 'pipeline' });
  const rows = await opened.testDatabase.client.execute('select * from access_token');
  expect(JSON.stringify(rows.rows)).not.toContain(token);
  const [before] = await listAccessTokens(bea);
  expect(before).toMatchObject({ name: 'pipeline', hint: token.slice(0, 11), lastUsedAt: undefined });
  await clientWith(token).build.list.query({ workspace: 'default' });
  const [after] = await listAccessTokens(bea);
  expect(after?.lastUsedAt).toBeDefined();
  await opened.testDatabase.client.execute(`update access_token set expires_at = now() - interval '1 second'`);
  expect(await codeOf(clientWith(token).build.list.query({ workspace: 'default' }))).toBe('NOT_SIGNED_IN');
  // Nobody revokes another's.
  await expect(revokeAccessToken(ada, { id: before?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('curl follows a log live with it, to the end of the build', async () => {
  const { token } = await createAccessToken(ada, { name: 'curl' });
  const { build, writer, finish } = await openLog();
  const { buildId } = build;
  const response = await followLog(buildId, token);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  writer.write([0, 0, 1, '\u001b[31mfirst\u001b[0m']);
  await writer.flush();
  expect((await reader?.read())?.value).toBe('first\n');
  writer.write([0, 0, 1, 'second']);
  await finish();
  expect((await reader?.read())?.value).toBe('second\n');
  expect((await reader?.read())?.done).toBe(true);

  const asked = async (parameters: string) => (await followLog(buildId, token, parameters)).text();
  expect(await asked('&from=2')).toBe('second\n');
  expect(await asked('&format=raw')).toBe('\u001b[31mfirst\u001b[0m\nsecond\n');
  expect(JSON.parse(await asked('&format=json-lines&from=2'))).toMatchObject({ line: 2, text: 'second' });
  expect((await followLog(buildId, token, '&from=x')).status).toBe(400);
  expect((await followLog(crypto.randomUUID(), token)).status).toBe(404);
  expect((await followLog('x', token)).status).toBe(404);
  expect((await followLog(buildId, 'studio_wrong')).status).toBe(401);
});

test('revoking cuts what it is used for right now', async () => {
  const { token } = await createAccessToken(ada, { name: 'to revoke' });
  const { build, writer, finish } = await openLog();
  const { buildId } = build;
  const response = await followLog(buildId, token);
  writer.write([0, 0, 1, 'seen']);
  const reader = response.body?.getReader();
  await reader?.read();
  const [newest] = await listAccessTokens(ada);
  await revokeAccessToken(ada, { id: newest?.id ?? '' });
  await expect(reader?.read()).rejects.toThrow();
  expect((await followLog(buildId, token)).status).toBe(401);
  await finish();
});

test('a compressed log that cannot be read to its end breaks off', async () => {
  const { token } = await createAccessToken(ada, { name: 'archive' });
  const { build, writer, finish } = await openLog();
  const { buildId } = build;
  writer.write([0, 0, 1, 'first']);
  await finish();
  const { buildLogs } = opened.studio.database.stores;
  const { listChunks } = buildLogs;
  vi.spyOn(buildLogs, 'listChunks').mockImplementationOnce(listChunks).mockRejectedValueOnce(new Error('restarted'));
  const response = await fetch(`${address}/api/w/default/builds/${buildId}/log.txt.gz`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow();
});

test('who leaves before the log begins is not waited for', async () => {
  const { token } = await createAccessToken(ada, { name: 'hasty' });
  const { build, finish } = await openLog();
  const { members } = opened.studio.database.stores;
  const { findMembership } = members;
  const gate = Promise.withResolvers<void>();
  const authorising = vi.spyOn(members, 'findMembership').mockImplementationOnce(async (...asked) => {
    await gate.promise;
    return findMembership(...asked);
  });
  const subscribing = vi.spyOn(opened.studio.events, 'subscribe');
  const leaving = new AbortController();
  const answer = fetch(`${address}/api/builds/${build.buildId}/log?follow=1`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  await vi.waitFor(() => expect(authorising).toHaveBeenCalled(), 10_000);
  answered.mockClear();
  leaving.abort();
  await expect(answer).rejects.toThrow();
  await vi.waitFor(() => expect(answered).toHaveBeenCalled(), 10_000);
  gate.resolve();
  const topic = `access:${ada.actor.userId}`;
  await vi.waitFor(() => expect(subscribing).toHaveBeenCalledWith(topic, expect.anything()), 10_000);
  const watching = subscribing.mock.calls.find(([subscribed]) => subscribed === topic);
  await expect.poll(() => watching?.[1].aborted).toBe(true);
  await finish();
});
