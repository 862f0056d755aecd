import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import { matchingLines } from '@/core/log/matching-lines.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import type { PatternSearch } from '../../../ports/pattern-search.ts';
import { openRunningLog, type RunningLog } from '../../../testing/running-log.ts';
import { openTestStudio, type TestStudio } from '../../../testing/test-studio.ts';
import type { UseCaseContext } from '../../context.ts';
import { getBuild } from '../get-build.ts';
import { readLog } from '../read-log.ts';
import { renderLog, renderLogInput } from '../render-log.ts';
import { searchLog } from '../search-log.ts';
import { sealLog } from './seal-log.ts';
import { watchLog } from './watch-log.ts';

let opened: TestStudio;
let context: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  context = await opened.join('contributor');
});
afterAll(() => opened.close());
afterEach(() => void vi.restoreAllMocks());

/** Of those who stay until they are answered. */
const { signal } = new AbortController();

const openLog = () => {
  const { workspaceId, userId } = context.actor;
  return openRunningLog(context, { workspaceId, requestedBy: userId });
};

const textsOf = (lines: string): string[] => parseLogLines(lines).map((line) => line[3]);
const counted = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

async function writeCounted({ writer }: RunningLog, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    expect(writer.write([0, number, 1, `line ${number}`])).toBe(number);
    if (number % 37 === 0) await context.clock.sleep(number % 3);
  }
}

test('a hundred watchers cost one read of the database for each piece', async () => {
  const log = await openLog();
  const reads = vi.spyOn(context.database.stores.buildLogs, 'listChunks');
  const watching = Array.from({ length: 100 }, async () => {
    let lineCount = 0;
    const input = { buildId: log.build.buildId };
    for await (const chunk of watchLog(context, input, new AbortController().signal)) lineCount += chunk.lineCount;
    return lineCount;
  });
  const pieces = 5;
  for (let number = 1; number <= pieces; number += 1) {
    log.writer.write([0, number, 1, `line ${number}`]);
    await log.writer.flush();
    await expect.poll(() => reads.mock.calls.length).toBeGreaterThanOrEqual(number);
  }
  await log.finish();
  expect(new Set(await Promise.all(watching))).toEqual(new Set([pieces]));
  expect(reads).toHaveBeenCalledTimes(pieces);
});

test('watchers of a long log that were cut at different lines cost the same reads soon after', async () => {
  const log = await openLog();
  for (let number = 1; number <= 40_000; number += 1) log.writer.write([0, number, 1, `line ${number}`]);
  await log.finish();
  const reads = vi.spyOn(context.database.stores.buildLogs, 'listChunks');
  const watchers = Array.from({ length: 20 }, async (_, index) => {
    let lastLine = 1_000 + index * 37;
    const input = { buildId: log.build.buildId, lastEventId: String(lastLine) };
    for await (const chunk of watchLog(context, input, new AbortController().signal)) {
      expect(chunk.firstLine).toBe(lastLine + 1);
      lastLine += chunk.lineCount;
    }
    return lastLine;
  });
  expect(new Set(await Promise.all(watchers))).toEqual(new Set([40_000]));
  expect(reads.mock.calls.length).toBeLessThan(2 * 20);
});

test('a watcher that is cut a hundred times sees each line once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 100, maxLength: 100 }),
      async (patiences) => {
        const log = await openLog();
        const writing = writeCounted(log, 2_000).then(() => log.finish());
        const seen: string[] = [];
        const watch = async (patienceMs: number | undefined) => {
          const cut = new AbortController();
          if (patienceMs !== undefined) void context.clock.sleep(patienceMs).then(() => cut.abort());
          const input = { buildId: log.build.buildId, lastEventId: String(seen.length) };
          for await (const chunk of watchLog(context, input, cut.signal)) {
            expect(chunk.firstLine).toBe(seen.length + 1);
            seen.push(...textsOf(chunk.lines));
          }
        };
        for (const patience of patiences) await watch(patience);
        await writing;
        await watch(undefined);
        expect(seen).toEqual(counted(2_000));
      },
    ),
    { numRuns: 3 },
  );
});

test('fifty watchers at once, and the log is packed under their eyes', async () => {
  const log = await openLog();
  const watchers = Array.from({ length: 50 }, async () => {
    const seen: string[] = [];
    const input = { buildId: log.build.buildId };
    for await (const chunk of watchLog(context, input, AbortSignal.timeout(30_000))) seen.push(...textsOf(chunk.lines));
    return seen;
  });
  await writeCounted(log, 3_000);
  await log.finish();
  await sealLog(context, log.build.buildId);
  for (const watcher of watchers) expect(await watcher).toEqual(counted(3_000));
});

test('a packed log reads by range, searches and downloads as the live one did', async () => {
  const log = await openLog();
  const { buildId } = log.build;
  const odd = new Map([
    [777, '\u001b[31mERROR\u001b[0m: odd'],
    [15_000, 'Größe: 模型'],
  ]);
  for (let number = 1; number <= 20_000; number += 1) {
    log.writer.write([0, 0, 1, odd.get(number) ?? `line ${number} ${'x'.repeat(60)}`]);
  }
  await log.finish();
  const wanted = { buildId, fromLine: 1, offset: 0 } as const;
  const render = (options: Partial<z.infer<typeof renderLogInput>>) =>
    text(
      Readable.from(renderLog(context, renderLogInput.parse({ buildId, ...options }), new AbortController().signal)),
    );
  const find = (what: string, isRegex = false, fromLine = 1) =>
    searchLog(
      context,
      { ...wanted, fromLine, query: { kind: 'text', text: what, isRegex, isCaseSensitive: isRegex } },
      signal,
    );
  const ask = async () => ({
    page: await readLog(context, { buildId, firstLine: 9_990, lineCount: 5_000 }),
    end: await readLog(context, { buildId, firstLine: 20_000, lineCount: 10 }),
    beyond: await readLog(context, { buildId, firstLine: 20_001, lineCount: 10 }),
    found: await find('error: odd'),
    wide: await find('größe: 模'),
    pattern: await find('^line 1\\d00 ', true, 1_050),
    level: await searchLog(context, { ...wanted, query: { kind: 'level', level: 'error' } }, signal),
    text: await render({ format: 'text' }),
    raw: await render({ format: 'raw', fromLine: 777 }),
    jsonLines: await render({ format: 'json-lines', fromLine: 20_000 }),
  });
  const live = await ask();
  await sealLog(context, buildId);
  const sealed = await context.database.stores.buildLogs.findSealed(buildId);
  expect(sealed?.blocks.length).toBeGreaterThan(1);
  expect(await ask()).toEqual(live);

  expect(live.page).toMatchObject({ firstLine: 9_990, lineCount: 5_000 });
  expect(live.end.lineCount).toBe(1);
  expect(live.beyond).toEqual({ firstLine: 20_001, lineCount: 0, lines: '' });
  expect(live.found).toEqual({ match: { line: 777, ordinal: 1 }, total: 1, marks: [] });
  expect(live.wide).toEqual({ match: { line: 15_000, ordinal: 1 }, total: 1, marks: [] });
  expect(live.pattern).toEqual({ match: { line: 1100, ordinal: 2 }, total: 10, marks: [] });
  expect(live.level).toEqual({ ...live.found, marks: [777] });
  expect(live.text.split('\n')[776]).toBe('ERROR: odd');
  expect(live.raw.split('\n')[0]).toBe('\u001b[31mERROR\u001b[0m: odd');
  expect(JSON.parse(live.jsonLines)).toMatchObject({ line: 20_000, step: 0, stream: 1 });
  // One blob of gzip members is one gzip file.
  const blob = gunzipSync(await context.blobs.read(sealed?.blobKey ?? '')).toString();
  expect(blob.trimEnd().split('\n')).toHaveLength(20_000);
});

test('search steps both ways, goes round, and takes in what comes meanwhile', async () => {
  const log = await openLog();
  const search = async (fromLine: number, offset = 0) => {
    const query = { kind: 'text', text: 'seven', isRegex: false, isCaseSensitive: false } as const;
    const { match, total } = await searchLog(context, { buildId: log.build.buildId, query, fromLine, offset }, signal);
    return [match?.line, match?.ordinal, total];
  };
  const write = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const number = log.writer.lineCount + 1;
      log.writer.write([0, 0, 1, number % 7 === 0 ? `Seven ${number}` : `line ${number}`]);
    }
    return log.writer.flush();
  };
  expect(await search(1)).toEqual([undefined, undefined, 0]);
  await write(20);
  expect(await search(1)).toEqual([7, 1, 2]);
  expect(await search(7)).toEqual([7, 1, 2]);
  expect(await search(8)).toEqual([14, 2, 2]);
  expect(await search(15)).toEqual([7, 1, 2]);
  expect(await search(14, -1)).toEqual([7, 1, 2]);
  expect(await search(7, -1)).toEqual([14, 2, 2]);
  // Whoever steps faster than answers come adds up the steps.
  expect(await search(1, 3)).toEqual([14, 2, 2]);
  expect(await search(1, -3)).toEqual([14, 2, 2]);
  await write(20);
  expect(await search(15)).toEqual([21, 3, 5]);
  expect(await search(1, -1)).toEqual([35, 5, 5]);
  await write(20);
  await log.finish();
  await sealLog(context, log.build.buildId);
  expect(await search(1, -1)).toEqual([56, 8, 8]);
});

test('a search goes on where the database was away', async () => {
  const log = await openLog();
  log.writer.write([0, 0, 1, 'wanted']);
  await log.writer.flush();
  const query = { kind: 'text', text: 'wanted', isRegex: false, isCaseSensitive: false } as const;
  const search = () => searchLog(context, { buildId: log.build.buildId, query, fromLine: 1, offset: 0 }, signal);
  vi.spyOn(context.database.stores.buildLogs, 'listChunks').mockRejectedValueOnce(new Error('restarted'));
  await expect(search()).rejects.toThrow('restarted');
  expect(await search()).toEqual({ total: 1, match: { line: 1, ordinal: 1 }, marks: [] });
});

test('a search that has run out of time goes on where it stopped', async () => {
  const log = await openLog();
  for (const text of ['wanted 1', 'slow', 'wanted 2']) {
    log.writer.write([0, 0, 1, text]);
    await log.writer.flush();
  }
  let isSlow = true;
  const patternSearch: PatternSearch = {
    begin: (pattern) => async (lines) => {
      if (isSlow && String(lines).includes('slow')) throw new StudioError('TOO_LARGE');
      return matchingLines(String(lines), pattern);
    },
  };
  const query = { kind: 'text', text: '^wanted', isRegex: true, isCaseSensitive: true } as const;
  const search = () =>
    searchLog({ ...context, patternSearch }, { buildId: log.build.buildId, query, fromLine: 1, offset: 0 }, signal);
  await expect(search()).rejects.toMatchObject({ code: 'TOO_LARGE' });
  isSlow = false;
  expect(await search()).toEqual({ total: 2, match: { line: 1, ordinal: 1 }, marks: [] });
});

test('while patterns run away, everything else goes on, and others find what they look for', async () => {
  const log = await openLog();
  const { buildId } = log.build;
  for (let number = 1; number <= 40_000; number += 1) {
    log.writer.write([0, 0, 1, number === 30_000 ? `${'a'.repeat(200)}b` : `line ${number}`]);
  }
  await log.finish();
  await sealLog(context, buildId);
  const other = await opened.join('viewer');
  const search = (asking: UseCaseContext, text: string) => {
    const query = { kind: 'text', text, isRegex: true, isCaseSensitive: false } as const;
    return searchLog(asking, { buildId, query, fromLine: 1, offset: 0 }, signal);
  };
  await search(other, '^line 1$'); // the threads have been started
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  const refusals = ['(a+)+$', '(a|aa)+$', '(a*)*$'].map((text) =>
    expect(search(context, text)).rejects.toMatchObject({ code: 'TOO_LARGE' }),
  );
  const quick = await search(other, '^line 39\\d99$');
  const read = await readLog(context, { buildId, firstLine: 30_001, lineCount: 1 });
  expect(quick).toEqual({ total: 10, match: { line: 39_099, ordinal: 1 }, marks: [] });
  expect(textsOf(read.lines)).toEqual(['line 30001']);
  await Promise.all(refusals);
  delays.disable();
  expect(delays.max / 1e6).toBeLessThan(200);
});

test('who watches a build that shared another’s work sees its own log from the beginning when it goes on alone', async () => {
  const leader = await openLog();
  const { database, actor } = context;
  const { workspaceId, userId } = actor;
  const { definition, specificationHash } = leader.build;
  const buildId = await database.stores.builds.insert({
    ...{ workspaceId, environmentId: undefined, versionId: undefined, draftId: undefined, requestedBy: userId },
    ...{ purpose: 'image', definition, specificationHash, timeLimitMs: 60_000 },
  });
  await database.transaction((stores) => stores.buildQueue.join());
  await writeCounted(leader, 3);
  await leader.writer.flush();
  const seen: string[] = [];
  const watching = (async () => {
    for await (const { lines } of watchLog(context, { buildId }, AbortSignal.timeout(30_000))) {
      seen.push(...textsOf(lines));
    }
  })();
  await expect.poll(() => seen).toEqual(counted(3));

  // The other one is cancelled, and its worker ends.
  await database.transaction((stores) => stores.builds.cancel(workspaceId, leader.build.buildId));
  await database.transaction((stores) => stores.buildQueue.giveBack(leader.build));
  const own = await database.stores.buildQueue.claim('another', 60_000);
  if (own?.buildId !== buildId) throw new Error('The build was not in the queue.');
  const lines = ['own 1', 'own 2'].map((line) => JSON.stringify([0, 0, 1, line])).join('\n');
  await database.stores.buildLogs.append(own, { firstLine: 1, lineCount: 2, lines });
  const result = { state: 'succeeded' as const, phase: 'record' as const, phases: [], steps: [] };
  await database.transaction((stores) => stores.buildProgress.finish(own, result));
  await watching;
  expect(seen).toEqual([...counted(3), 'own 1', 'own 2']);
});

test('two workers that pack one log leave it whole', async () => {
  const log = await openLog();
  const { buildId } = log.build;
  for (let number = 1; number <= 40; number += 1) {
    log.writer.write([0, 0, 1, `line ${number}`]);
    await log.writer.flush();
  }
  await log.finish();
  const { buildLogs } = context.database.stores;
  const { listChunks } = buildLogs;
  let reads = 0;
  vi.spyOn(buildLogs, 'listChunks').mockImplementation(async (...asked) => {
    reads += 1;
    // The other one begins and ends while the first has read a part.
    if (reads === 2) await sealLog(context, buildId);
    return listChunks(...asked);
  });
  await sealLog(context, buildId);
  const { lines } = await readLog(context, { buildId, firstLine: 1, lineCount: 100 });
  expect(textsOf(lines)).toEqual(counted(40));
});

test('the log of a build that is not over is not packed', async () => {
  const log = await openLog();
  const { buildId } = log.build;
  log.writer.write([0, 0, 1, 'line 1']);
  await log.writer.flush();
  await sealLog(context, buildId);
  log.writer.write([0, 0, 1, 'line 2']);
  await log.finish();
  await sealLog(context, buildId);
  expect(await context.database.stores.buildLogs.findSealed(buildId)).toMatchObject({ lineCount: 2 });
  const { lines } = await readLog(context, { buildId, firstLine: 1, lineCount: 100 });
  expect(textsOf(lines)).toEqual(counted(2));
});

test('the times of a log that is shared count from when its work began, for whoever waited too', async () => {
  const log = await openLog();
  const { workspaceId, purpose, definition, specificationHash, timeLimitMs } = log.build;
  const { database, actor } = context;
  const joined = await database.stores.builds.insert({
    ...{ workspaceId, purpose, definition, specificationHash, timeLimitMs, requestedBy: actor.userId },
    ...{ environmentId: undefined, versionId: undefined, draftId: undefined },
  });
  const render = (buildId: string, isFollowed: boolean) => {
    const input = renderLogInput.parse({ buildId, format: 'json-lines', isFollowed });
    return text(Readable.from(renderLog(context, input, AbortSignal.timeout(30_000))));
  };
  const followed = render(joined, true);
  await vi.waitUntil(() => Date.now() > Date.parse(log.build.startedAt) + 1);
  await database.transaction(({ buildQueue }) => buildQueue.join());
  log.writer.write([0, 1_500, 1, 'line 1']);
  await log.finish();

  const { startedAt, workStartedAt, sharedBuildId } = await getBuild(context, { buildId: joined });
  expect({ workStartedAt, sharedBuildId }).toEqual({
    workStartedAt: log.build.startedAt,
    sharedBuildId: log.build.buildId,
  });
  expect(startedAt).not.toBe(workStartedAt);
  const { at } = JSON.parse(await followed);
  expect(Date.parse(at)).toBe(Date.parse(log.build.startedAt) + 1_500);
  expect(await render(joined, false)).toBe(await render(log.build.buildId, false));
});

test('the first line is stored at once, and a huge line is cut', async () => {
  const { workspaceId, userId } = context.actor;
  // Whoever waits for company waits for ever.
  const clock = { ...context.clock, sleep: () => new Promise<void>(() => {}) };
  const log = await openRunningLog({ ...context, clock }, { workspaceId, requestedBy: userId });
  log.writer.write([0, 0, 0, 'first']);
  await expect
    .poll(async () => (await readLog(context, { buildId: log.build.buildId, firstLine: 1, lineCount: 1 })).lineCount)
    .toBe(1);
  log.writer.write([0, 0, 0, 'y'.repeat(1_000_000)]);
  await log.finish();
  const { lines } = await readLog(context, { buildId: log.build.buildId, firstLine: 2, lineCount: 1 });
  expect(textsOf(lines)[0]).toMatch(/^y{16384} … \(983616 characters more\)$/);
});
