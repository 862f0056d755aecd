import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import { LogSocket } from '../testing/log-socket.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';
import { createLogWriter, type LogWriter } from '../usecases/build/log/write-log.ts';
import { createHttpServer, type HttpServer } from './http-server.ts';

/** `WATCHERS=1000` measures what is promised; every run of the tests shows the same with fewer. */
const watcherCount = Number(process.env.WATCHERS ?? 200);

let opened: TestStudio;
let http: HttpServer;
let address: string;
let userId = '';

beforeAll(async () => {
  opened = await openTestStudio();
  const { actor } = await opened.join('viewer');
  userId = actor.userId;
  http = createHttpServer({
    studio: opened.studio,
    findUser: async () => ({ id: userId, name: 'Watcher', email: '' }),
    handleAccounts: async () => {},
    handlePages: async (_, response) => void response.end(),
    upgradePages: async (_, socket) => void socket.destroy(),
    reportError: () => {},
    answerOperations: async () => false,
    onAnswered: () => {},
  });
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve));
  address = `ws://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await http.close(0);
  await opened.close();
});

interface RunningLog {
  readonly buildId: string;
  readonly writer: LogWriter;
  finish(): Promise<void>;
}

async function openLog(): Promise<RunningLog> {
  const { database, clock } = opened.studio;
  const buildId = await database.stores.builds.insert({
    workspaceId: opened.workspace.id,
    environmentId: undefined,
    versionId: undefined,
    draftId: undefined,
    purpose: 'image',
    definition: emptyDefinition,
    specificationHash: crypto.randomUUID(),
    requestedBy: userId,
    timeLimitMs: 600_000,
  });
  const build = await database.stores.buildQueue.claim('writer', 600_000);
  if (build?.buildId !== buildId) throw new Error('Another build was claimed.');
  const onLost = () => {};
  const writer = createLogWriter({ ownership: build, logs: database.stores.buildLogs, clock, lineCount: 0, onLost });
  return {
    buildId,
    writer,
    async finish() {
      await writer.flush();
      const result = { state: 'succeeded', phase: 'record', phases: [], steps: [] } as const;
      await database.transaction((stores) => stores.buildProgress.finish(build, { ...result, phases: [], steps: [] }));
    },
  };
}

function watch(buildId: string, onText: (text: string) => void = () => {}): LogSocket {
  return new LogSocket({
    address,
    headers: { origin: address.replace('ws', 'http') },
    workspace: 'default',
    buildId,
    onChunk: ({ lines }) => {
      for (const [, , , text] of parseLogLines(lines)) onText(text);
    },
  });
}

async function writeLines({ writer }: RunningLog, count: number, text = ''): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    writer.write([0, number, 1, `line ${number}${text}`]);
    if (number % 25 === 0) await opened.studio.clock.sleep(5);
  }
}

test(`${watcherCount} watchers of one build, a hundred cut connections: each line once, in order, for everybody`, async () => {
  const log = await openLog();
  const expected = Array.from({ length: 3_000 }, (_, index) => `line ${index + 1}`);
  const seen: string[][] = [];
  const watchers = Array.from({ length: watcherCount }, () => {
    const texts: string[] = [];
    seen.push(texts);
    return watch(log.buildId, (text) => texts.push(text));
  });
  const writing = writeLines(log, expected.length);
  for (let cut = 0; cut < 100; cut += 1) {
    await opened.studio.clock.sleep(6);
    watchers[(cut * 37) % watchers.length]?.cut();
  }
  await writing;
  await log.finish();
  await Promise.all(watchers.map(({ over }) => over));
  for (const texts of seen) expect(texts).toEqual(expected);
});

test(`${watcherCount} watchers over ten builds: everybody gets their own build, whole`, async () => {
  const logs: RunningLog[] = [];
  while (logs.length < 10) logs.push(await openLog());
  const watchers = Array.from({ length: watcherCount }, (_, index) => {
    const log = logs[index % logs.length];
    if (!log) throw new Error('there are ten');
    return watch(log.buildId, (text) => expect(text).toMatch(log.buildId));
  });
  await Promise.all(logs.map((log) => writeLines(log, 500, ` of ${log.buildId}`)));
  await Promise.all(logs.map((log) => log.finish()));
  await Promise.all(watchers.map(({ over }) => over));
  for (const { lastLine } of watchers) expect(lastLine).toBe(500);
});

test('a watcher that reads nothing slows neither the build nor the others', async () => {
  const log = await openLog();
  const others = Array.from({ length: 5 }, () => watch(log.buildId));
  const stalled = Array.from({ length: 5 }, () => watch(log.buildId));
  log.writer.write([0, 0, 1, 'begin']);
  await expect.poll(() => stalled.every(({ lastLine }) => lastLine === 1)).toBe(true);
  for (const watcher of stalled) watcher.stall();
  const wide = 'x'.repeat(1_000);
  const startedAt = performance.now();
  // Twelve megabytes, several times what a connection may hold back.
  for (let number = 2; number <= 12_000; number += 1) log.writer.write([0, 0, 1, wide]);
  await log.finish();
  await Promise.all(others.map(({ over }) => over));
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  for (const { lastLine } of others) expect(lastLine).toBe(12_000);
  for (const watcher of stalled) {
    expect(watcher.lastLine).toBe(1);
    watcher.close();
  }
});
