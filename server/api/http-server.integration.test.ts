import { once } from 'node:events';
import { createTRPCClient, createWSClient, httpLink, wsLink } from '@trpc/client';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { emptyDefinition, sectionLimitCharacters } from '@/core/definition/definition.ts';
import { schema } from '@/db/schema/schema.ts';
import { createAccounts } from '../adapters/better-auth/accounts.ts';
import { scryptPasswordHasher } from '../adapters/better-auth/scrypt-password-hasher.ts';
import { type HttpServerUnderTest, openHttpServer } from '../testing/http-server-under-test.ts';
import { openRunningLog } from '../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { checkReadiness } from '../usecases/operations/check-readiness.ts';
import { createOperationsAnswer } from './answer-operations.ts';
import type { AnsweredRequest, FailedRequest } from './http-server.ts';
import type { AppRouter } from './root.ts';

let opened: TestStudio;
let http: HttpServerUnderTest;
let address: string;
const reported: unknown[] = [];
const failed: FailedRequest[] = [];
const answered: AnsweredRequest[] = [];
const metrics = { contentType: 'text/plain', render: async () => 'envstudio_queue_length 0\n' };

/** The whole server, below a path of its host or not. */
function openWithAccounts(basePath: string): Promise<HttpServerUnderTest> {
  const accounts = createAccounts({
    database: drizzleAdapter(opened.testDatabase.client, { provider: 'pg', schema }),
    secret: 'a secret that is used by no studio',
    basePath,
    isHttps: false,
    onSessionEnd: (userId) => opened.studio.database.stores.events.publish(`access:${userId}`),
    onProblem: () => {},
  });
  return openHttpServer({
    studio: opened.studio,
    basePath,
    answerOperations: createOperationsAnswer({
      studio: opened.studio,
      migrationCount: 1,
      metrics,
      metricsToken: 'a token of some length',
    }),
    findUser: accounts.findUser,
    handleAccounts: accounts.handle,
    reportError: (error, request) => {
      reported.push(error);
      failed.push(request);
    },
    onAnswered: (request) => void answered.push(request),
  });
}

beforeAll(async () => {
  opened = await openTestStudio(undefined, { passwords: scryptPasswordHasher });
  http = await openWithAccounts('');
  address = http.address;
});
afterAll(async () => {
  await http.close();
  await opened.close();
});

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...headers },
    body: JSON.stringify(body),
  });
}

async function signIn(email: string): Promise<string> {
  const response = await post('/api/auth/sign-in/email', { email, password: 'correct horse' });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function clientFor(cookie: string) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${address}/api/trpc`, transformer: superjson, headers: { cookie, origin: address } })],
  });
}

function socketFor(cookie: string, origin = address): WebSocket {
  return new WebSocket(`${address.replace('http', 'ws')}/api/ws`, { headers: { cookie, origin } });
}

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites do not send', async () => {
    await opened.join('viewer', 'Cookie');
    const members = await opened.studio.database.stores.members.list(opened.workspace.id);
    const email = members.find((member) => member.name === 'Cookie')?.email;
    const response = await post('/api/auth/sign-in/email', { email, password: 'correct horse' });
    const cookie = response.headers.getSetCookie()[0];
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  test('is refused with a wrong password, and nobody can make an account for themselves', async () => {
    const { actor } = await opened.join('viewer', 'Wrong');
    const { stores } = opened.studio.database;
    const email = (await stores.accounts.find(actor.userId))?.email;
    expect((await post('/api/auth/sign-in/email', { email, password: 'wrong' })).status).toBe(401);
    const signUp = { email: 'eve@example.com', password: 'correct horse', name: 'Eve' };
    expect((await post('/api/auth/sign-up/email', signUp)).status).toBe(400);
    expect(await stores.accounts.findByEmail('eve@example.com')).toBeUndefined();
  });

  test('is refused from a page of another site', async () => {
    const body = { email: 'person1@example.com', password: 'correct horse' };
    expect((await post('/api/auth/sign-in/email', body, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('a procedure over HTTP', () => {
  test('is refused without a session, with a code and without a stack', async () => {
    const response = await fetch(`${address}/api/trpc/session.current`);
    expect(await response.json()).toMatchObject({ result: { data: { json: { user: null, needsSetup: false } } } });
    const refused = await post('/api/trpc/environment.create', { json: { workspace: 'default', name: 'x' } });
    expect(refused.status).toBe(401);
    const text = await refused.text();
    expect(JSON.parse(text).error.json.data.studio).toEqual({ code: 'NOT_SIGNED_IN', values: {} });
    expect(text).not.toContain('    at ');
  });

  test('takes a definition at the limits, and says what is too large', async () => {
    const cookie = await memberCookie('contributor', 'Large');
    const client = clientFor(cookie);
    const full = '"'.repeat(sectionLimitCharacters);
    const definition = { ...emptyDefinition, conda: full, pip: full, dockerfile: full };
    await client.environment.create.mutate({ workspace: 'default', name: 'large', definition });

    const tooLong = { ...emptyDefinition, pip: `${full}"` };
    await expect(
      client.environment.create.mutate({ workspace: 'default', name: 'larger', definition: tooLong }),
    ).rejects.toMatchObject({
      data: { studio: { code: 'TOO_LARGE', values: { field: 'definition.pip', limit: '1000000' } } },
    });
    const paste = { workspace: 'default', name: 'x', description: 'x'.repeat(10_000_000) };
    const response = await post('/api/trpc/environment.create', { json: paste }, { cookie });
    expect(response.status).toBe(413);
    expect((await response.json()).error.json.data.studio.code).toBe('TOO_LARGE');
  });

  test('tells an unknown error by an id only, and reports it', async () => {
    const cookie = await memberCookie('viewer', 'Unlucky');
    const { environments } = opened.studio.database.stores;
    const broken = vi.spyOn(environments, 'count').mockRejectedValue(new Error('the cellar is flooded'));
    const error = await clientFor(cookie)
      .environment.counts.query({ workspace: 'default' })
      .catch((cause) => cause);
    broken.mockRestore();
    expect(error.data.studio).toMatchObject({
      code: 'INTERNAL',
      values: { id: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(JSON.stringify(error)).not.toContain('cellar');
    expect(String(reported.at(-1))).toContain('the cellar is flooded');
  });

  test('ends when nobody waits for it any longer, which is no error', async () => {
    const client = clientFor(await memberCookie('contributor', 'Impatient'));
    const { actor } = await opened.join('contributor');
    const log = await openRunningLog(opened.studio, { ...actor, requestedBy: actor.userId });
    log.writer.write([0, 0, 1, 'line 1']);
    await log.finish();
    const leaving = new AbortController();
    const ended = vi.fn();
    const search = vi.spyOn(opened.studio.patternSearch, 'begin').mockImplementation((_, look) => async () => {
      leaving.abort();
      await once(look.signal, 'abort').then(ended);
      throw look.signal.reason;
    });
    const query = { kind: 'text', text: '.', isRegex: true } as const;
    const input = { workspace: 'default', buildId: log.build.buildId, query };
    reported.length = 0;
    await expect(client.build.searchLog.query(input, { signal: leaving.signal })).rejects.toThrow();
    await expect.poll(() => ended.mock.calls.length).toBe(1);
    search.mockRestore();
    await client.build.searchLog.query({ ...input, query: { kind: 'text', text: 'line' } });
    expect(reported).toEqual([]);
  });

  test('is refused when another site posts it', async () => {
    const cookie = await memberCookie('contributor', 'Tricked');
    const body = { json: { workspace: 'default', name: 'planted' } };
    const response = await post('/api/trpc/environment.create', body, { cookie, origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(await opened.studio.database.stores.environments.find(opened.workspace.id, 'planted')).toBeUndefined();
  });
});

describe('a subscription over the socket', () => {
  test('needs a session and our own origin', async () => {
    const cookie = await memberCookie('viewer', 'Socket');
    expect(await statusOf(socketFor(''))).toBe(401);
    expect(await statusOf(socketFor(cookie, 'https://evil.example'))).toBe(403);
    expect(await statusOf(socketFor(cookie))).toBe(101);
  });

  test('delivers, and ends when the session does', async () => {
    const cookie = await memberCookie('contributor', 'Watcher');
    const http = clientFor(cookie);
    const { draftId } = await http.environment.create.mutate({ workspace: 'default', name: 'watched' });
    const closes: number[] = [];
    const connection = createWSClient({
      url: `${address.replace('http', 'ws')}/api/ws`,
      WebSocket: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { cookie, origin: address } });
        }
      } as unknown as typeof globalThis.WebSocket,
      onClose: (cause) => void closes.push(cause?.code ?? 0),
    });
    const socket = createTRPCClient<AppRouter>({ links: [wsLink({ client: connection, transformer: superjson })] });
    const revisions: number[] = [];
    socket.draft.watch.subscribe(
      { workspace: 'default', draftId, sessionId: 'tab' },
      { onData: ({ revision }) => void revisions.push(revision) },
    );
    await vi.waitFor(() => expect(revisions).toEqual([0]), 10_000);

    const content = { definition: emptyDefinition, description: 'changed', tags: [], sessionId: 'other tab' };
    await http.draft.save.mutate({ workspace: 'default', draftId, revision: 0, ...content });
    await vi.waitFor(() => expect(revisions).toEqual([0, 1]), 10_000);

    expect((await post('/api/auth/sign-out', {}, { cookie })).status).toBe(200);
    await vi.waitFor(() => expect(closes).toContain(4401), 10_000);
    await connection.close();
  });
});

test('below a base path is the whole studio, outside of it are pages that know nothing, and monitors ask either', async () => {
  const below = await openWithAccounts('/studio');
  const { actor } = await opened.join('viewer', 'Below');
  const email = (await opened.studio.database.stores.accounts.find(actor.userId))?.email;
  const signInAt = (path: string) =>
    fetch(`${below.address}${path}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: below.address },
      body: JSON.stringify({ email, password: 'correct horse' }),
    });
  const signedIn = await signInAt('/studio');
  const [cookie = ''] = signedIn.headers.getSetCookie();
  expect(cookie).toMatch(/; Path=\/studio(;|$)/i);
  expect((await signInAt('')).headers.getSetCookie()).toEqual([]);

  const session = await fetch(`${below.address}/studio/api/trpc/session.current`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({ result: { data: { json: { user: { email } } } } });
  expect((await fetch(`${below.address}/studio/api/builds/none/log`, { headers: { cookie } })).status).toBe(404);
  const outcomeOf = (path: string) =>
    new Promise((resolve) => {
      const socket = new WebSocket(below.address.replace('http', 'ws') + path, {
        headers: { cookie, origin: below.address },
      });
      socket.once('open', () => resolve('open'));
      socket.once('error', () => resolve('refused'));
    });
  expect(await outcomeOf('/studio/api/ws')).toBe('open');
  expect(await outcomeOf('/api/ws')).toBe('refused');

  for (const path of ['/api/trpc/session.current', '/studios/api/trpc/session.current', '/studio', '/']) {
    expect(await (await fetch(below.address + path)).text(), path).toBe('a page');
  }
  for (const path of ['/healthz', '/studio/healthz']) {
    expect(await (await fetch(below.address + path)).json(), path).toEqual({ ok: true });
  }
  await below.close();
});

test('liveness, readiness and metrics answer those who may ask', async () => {
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true });
  const ready = await fetch(`${address}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ isReady: true, database: 'ok', isDraining: false, engine: 'unavailable' });
  expect((await fetch(`${address}/metrics`)).status).toBe(403);
  const headers = { authorization: 'Bearer a token of some length' };
  expect(await (await fetch(`${address}/metrics`, { headers })).text()).toBe('envstudio_queue_length 0\n');
});

test('a process that is not up to date, was told to end, or has lost its database is not ready', async () => {
  const { studio } = opened;
  expect(await checkReadiness(studio, 1_000)).toMatchObject({ isReady: false, database: 'not-migrated' });
  const draining = { ...studio, process: { ...studio.process, draining: AbortSignal.abort() } };
  expect(await checkReadiness(draining, 1)).toMatchObject({ isReady: false, isDraining: true });
  const broken = vi.spyOn(studio.database.stores.installations, 'countMigrations').mockRejectedValue(new Error('gone'));
  expect(await checkReadiness(studio, 1)).toMatchObject({ isReady: false, database: 'unreachable' });
  expect((await fetch(`${address}/readyz`)).status).toBe(503);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  broken.mockRestore();
});

test('a request is known by one id in header, log and error report, and its query is in none', async () => {
  const headers = { 'x-request-id': 'proxy-id-0001' };
  const response = await fetch(`${address}/api/trpc/session.current?input=a-secret`, { headers });
  expect(response.headers.get('x-request-id')).toBe('proxy-id-0001');
  const own = await fetch(`${address}/api/nothing?token=a-secret`, { headers: { 'x-request-id': 'a b\t' } });
  expect(own.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(() => answered.at(-1)?.path).toBe('/api/nothing');
  expect(answered).toContainEqual(expect.objectContaining({ requestId: 'proxy-id-0001', method: 'GET' }));

  const cookie = await memberCookie('viewer', 'Logged');
  const broken = vi.spyOn(opened.studio.database.stores.environments, 'count').mockRejectedValue(new Error('no'));
  const input = encodeURIComponent(JSON.stringify({ json: { workspace: 'default' } }));
  await fetch(`${address}/api/trpc/environment.counts?input=${input}`, { headers: { cookie, ...headers } });
  broken.mockRestore();
  expect(failed.at(-1)).toMatchObject({ requestId: 'proxy-id-0001', path: 'environment.counts' });
  expect(JSON.stringify([answered, failed])).not.toMatch(/secret|input=/);
});

test('health says that it answers, and nothing of what is in it', async () => {
  expect(await (await fetch(`${address}/api/health`)).json()).toEqual({ ok: true, engine: 'unavailable' });
});

test('downloads are refused like procedures, and unknown paths are not found', async () => {
  const path = `/api/w/default/images/${'a'.repeat(64)}/download`;
  expect((await fetch(`${address}${path}`)).status).toBe(401);
  const cookie = await memberCookie('viewer', 'Downloader');
  const response = await fetch(`${address}${path}`, { headers: { cookie } });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { code: 'ENGINE_UNAVAILABLE' } });
  expect((await fetch(`${address}/api/nothing`, { headers: { cookie } })).status).toBe(404);
});

async function memberCookie(role: 'viewer' | 'contributor', name: string): Promise<string> {
  const { actor } = await opened.join(role, name);
  const account = await opened.studio.database.stores.accounts.find(actor.userId);
  return signIn(account?.email ?? '');
}

function statusOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {});
  });
}

test('guessing passwords is slowed down, whatever address the guesser claims to have', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 25; attempt += 1) {
    const claimed = `10.0.0.${attempt}`;
    const headers = { 'x-studio-address': claimed, 'x-forwarded-for': claimed };
    const body = { email: 'person1@example.com', password: `guess ${attempt}` };
    statuses.push((await post('/api/auth/sign-in/email', body, headers)).status);
  }
  expect(statuses.at(-1)).toBe(429);
});
