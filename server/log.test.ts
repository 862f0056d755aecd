import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from './log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes an object a line, without secrets', async () => {
  const path = join(folder, 'logs', 'studio.log');
  openLog(path, 'info').info({ password: 'hunter2', buildId: 'b' }, 'a build began');
  const lines = async () =>
    (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  await vi.waitFor(async () =>
    expect(await lines()).toMatchObject([{ password: '[redacted]', buildId: 'b', msg: 'a build began' }]),
  );
});

test('a disk without space ends nothing', async () => {
  const uncaught = vi.fn();
  process.once('uncaughtException', uncaught);
  // Each write to it fails with ENOSPC.
  const path = join(folder, 'studio.log');
  await symlink('/dev/full', path);
  const log = openLog(path, 'info');
  for (const line of [1, 2, 3]) {
    log.info({ line }, 'nobody will read this');
    await new Promise((resolve) => log.flush(resolve));
    await setImmediate();
  }
  process.removeListener('uncaughtException', uncaught);
  expect(uncaught).not.toHaveBeenCalled();
});
