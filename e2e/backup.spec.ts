import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emptyDefinition } from '../core/definition/definition.ts';
import { admin } from './support/admin.ts';
import { expect, test } from './support/fixtures.ts';
import { freePort } from './support/free-port.ts';
import { RestartableStudio } from './support/restartable-studio.ts';
import { createStudioClient, signIn } from './support/studio-client.ts';
import { StudioProcess } from './support/studio-process.ts';

const run = promisify(execFile);

test('an admin backs up the running studio, and makes the same studio of it in another folder', async () => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'env-studio-backup-'));
  const backup = join(folder, 'studio.backup');
  const other = join(folder, 'other');
  const studio = await RestartableStudio.open();
  let restored: StudioProcess | undefined;
  try {
    const { client, workspace } = studio;
    await client.environment.create.mutate({ workspace, name: 'kept', description: 'comes back' });
    const definition = { ...emptyDefinition, pip: 'six\n' };
    await client.version.register.mutate({ workspace, name: 'kept', definition });
    const npm = (command: string, ...parameters: string[]) =>
      run(process.execPath, ['scripts/launch.mjs', command, ...parameters]).then(({ stdout }) => stdout);
    expect(await npm('backup', backup, '--with-secrets', '--data', studio.dataFolder)).toContain('Backed up');
    // It went on meanwhile.
    await client.environment.create.mutate({ workspace, name: 'later' });
    await expect(npm('restore', backup, '--replace', '--data', studio.dataFolder)).rejects.toThrow('Stop it');
    expect(await npm('restore', backup, '--data', other)).toContain('The secret key is the right one');

    restored = await StudioProcess.start({ dataFolder: other, port: await freePort() });
    const again = createStudioClient(restored.address, await signIn(restored.address, admin));
    const { items } = await again.environment.list.query({ workspace });
    expect(items.map(({ name }) => name)).toEqual(['kept']);
    expect((await again.version.get.query({ workspace, name: 'kept', number: 1 })).definition).toEqual(definition);
    // Sessions are not in a backup.
    const before = createStudioClient(restored.address, studio.cookie);
    await expect(before.environment.list.query({ workspace })).rejects.toMatchObject({
      data: { studio: { code: 'NOT_SIGNED_IN' } },
    });
  } finally {
    await restored?.stop();
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('an admin downloads the support bundle', async ({ page, workspace, signedIn: { cookie } }) => {
  await page.goto(`/w/${workspace}/operations`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the support bundle' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^env-studio-support-\d+\.tar\.gz$/);
  const { stdout } = await run('tar', ['-tzf', await download.path()]);
  const names = stdout.split('\n').map((name) => name.split('/').slice(1).join('/'));
  expect(names).toEqual(expect.arrayContaining(['about.json', 'configuration.json', 'health.json', 'logs/studio.log']));
  const { stdout: texts } = await run('tar', ['-xzOf', await download.path()]);
  expect(texts).toContain('"studioVersion"');
  const token = /session_token=([^;]+)/.exec(cookie)?.[1] ?? '';
  for (const secret of [admin.email, admin.password, token, decodeURIComponent(token)]) {
    expect(texts).not.toContain(secret);
  }
});
