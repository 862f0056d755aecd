import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import { type HttpServerUnderTest, openHttpServer } from '../testing/http-server-under-test.ts';
import { LogSocket } from '../testing/log-socket.ts';
import { openRunningLog, type RunningLog } from '../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../testing/test-studio.ts';

/** `WATCHERS=1000` measures what is promised; every run of the tests shows the same with fewer. */
const watcherCount = Number(process.env.WATCHERS ?? 200);

let opened: TestStudio;
let http: HttpServerUnderTest;
let address: string;
let userId = '';

beforeAll(async () => {
  opened = await openTestStudio();
  const { actor } = await opened.join('viewer');
  userId = actor.userId;
  http = await openHttpServer({
    studio: opened.studio,
    findUser: async () => ({ id: userId, name: 'Watcher', email: '' }),
  });
  address = http.address.replace('http', 'ws');
});
afterAll(async () => {
  await http.close();
  await opened.close();
});

const openLog = () => openRunningLog(opened.studio, { workspaceId: opened.workspace.id, requestedBy: userId });

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
    return watch(log.build.buildId, (text) => texts.push(text));
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
  const foreign: string[] = [];
  const watchers = Array.from({ length: watcherCount }, (_, index) => {
    const log = logs[index % logs.length];
    if (!log) throw new Error('there are ten');
    return watch(log.build.buildId, (text) => {
      if (!text.endsWith(log.build.buildId)) foreign.push(text);
    });
  });
  await Promise.all(logs.map((log) => writeLines(log, 500, ` of ${log.build.buildId}`)));
  await Promise.all(logs.map((log) => log.finish()));
  await Promise.all(watchers.map(({ over }) => over));
  expect(foreign).toEqual([]);
  for (const { lastLine } of watchers) expect(lastLine).toBe(500);
});

test('a watcher that reads nothing slows neither the build nor the others', async () => {
  const log = await openLog();
  const others = Array.from({ length: 5 }, () => watch(log.build.buildId));
  const stalled = Array.from({ length: 5 }, () => watch(log.build.buildId));
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
