import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { admin } from './support/admin.ts';
import { freePort } from './support/free-port.ts';
import { freezeStudio } from './support/freeze-studio.ts';
import { addUp } from './support/kills/add-up.ts';
import type { KillWriter } from './support/kills/kill-writer.ts';
import { openWriters } from './support/kills/open-writers.ts';
import { StudioUnderKills } from './support/kills/studio-under-kills.ts';
import { untilAllWrite } from './support/kills/until-all-write.ts';
import { becomeAdmin, createStudioClient } from './support/studio-client.ts';
import { StudioProcess } from './support/studio-process.ts';
import { VolatileDisk } from './support/volatile-disk.ts';

test.setTimeout(600_000);
test.skip(!VolatileDisk.isPossible(), 'imitating a power cut needs root and loop devices (/dev/loop-control)');

const cuts = 3;
/** From one to the next: at most this long after the studio is back. */
const longestPauseMs = 3_000;

let disk: VolatileDisk;
let studio: StudioProcess;
let port: number;
let writers: readonly KillWriter[] = [];

test.beforeEach(async () => {
  disk = await VolatileDisk.open();
  port = await freePort();
  await startStudio();
});
test.afterEach(async () => {
  await studio?.stop();
  await disk.close();
  for (const writer of writers) await writer.clear?.();
});

const dataFolder = () => join(disk.folder, 'studio');

async function startStudio(): Promise<void> {
  studio = await StudioProcess.start({ dataFolder: dataFolder(), port });
}

/** The power goes; a file that was written just before and not flushed shows that this disk forgets. */
async function cutPower(): Promise<void> {
  const unflushed = join(disk.folder, 'unflushed');
  await writeFile(unflushed, 'nobody waited for this');
  await disk.cutPower(await freezeStudio(studio, dataFolder()));
  expect(await readFile(unflushed, 'utf8').catch(() => ''), 'what was not flushed').toBe('');
}

test('power cuts at random moments lose nothing that was acknowledged, and nobody has to repair anything', async () => {
  const cookie = await becomeAdmin(studio.address, await studio.adminLink(), admin);
  expect(await realpath(join(dataFolder(), 'postgres')), 'the database is on this disk').toContain(disk.folder);
  const underCuts = new StudioUnderKills([createStudioClient(studio.address, cookie)]);
  writers = await openWriters(underCuts);
  const ending = new AbortController();
  const writing = Promise.all(writers.map((writer) => writer.run(ending.signal)));
  await untilAllWrite(writers);
  for (let cut = 1; cut <= cuts; cut += 1) {
    await delay(Math.random() * longestPauseMs);
    await cutPower();
    await startStudio();
  }
  ending.abort();
  await writing;
  const losses = await Promise.all(writers.map((writer) => writer.findLosses()));
  expect(losses.flat()).toEqual([]);
  const acknowledged = addUp(writers.map((writer) => writer.counts()));
  test.info().annotations.push({ type: 'power cuts', description: JSON.stringify({ cuts, acknowledged }) });
});
