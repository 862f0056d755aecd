import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { emptyDefinition } from '../core/definition/definition.ts';
import { docker } from './support/docker-command.ts';
import { PrivateIndex } from './support/private-index.ts';
import { type Answer, RawClient } from './support/raw-client.ts';
import { RestartableStudio } from './support/restartable-studio.ts';

test.setTimeout(400_000);

const prepared = { timeout: 200_000 };
const finished = { timeout: 120_000 };

test('the password of a package index is found nowhere after a build behind it', async () => {
  const stamp = Date.now().toString(36);
  const secret = `sekret-${stamp}`;
  const header = Buffer.from(`reader:${secret}`).toString('base64');
  const packageName = 'studioprivate';
  const index = await PrivateIndex.open(packageName, 'reader', secret);
  const studio = await RestartableStudio.open();
  const folder = await mkdtemp(join(tmpdir(), 'env-studio-secrets-'));
  try {
    const { client, workspace } = studio;
    const isReady = async () => {
      const { toolbox, baseImage } = await client.engine.status.query({ workspace });
      return toolbox.state === 'ready' && baseImage.state === 'ready';
    };
    // Base image and toolbox are made from the ordinary index; ours has one package only.
    await expect.poll(isReady, prepared).toBe(true);
    await studio.process.stop();
    await studio.start({ PIP_INDEX_URL: index.url });
    await expect.poll(isReady, prepared).toBe(true);

    const variables = [{ name: 'RUN_ID', value: stamp }];
    const buildId = await studio.startBuild('private', { pip: `${packageName}\n`, variables });
    await expect.poll(async () => (await studio.build(buildId)).state, finished).toMatch(/succeeded|failed/);
    expect(await studio.build(buildId)).toMatchObject({ state: 'succeeded' });
    const missing = await studio.startBuild('missing', { pip: 'studio-no-such-package\n', variables });
    await expect.poll(async () => (await studio.build(missing)).state, finished).toBe('failed');

    const image = `envstudio/${workspace}/private:1`;
    expect(await docker('run', '--rm', image, 'python', '-c', `import ${packageName} as p; print(p.version)`)).toBe(
      '1.0',
    );

    const archive = join(folder, 'image.tar');
    await docker('save', '--output', archive, image);
    const raw = new RawClient(studio.process.address, studio.cookie);
    const textOf = async (answer: Promise<Answer>, what: string) => {
      const { status, text } = await answer;
      expect(status, what).toBe(200);
      return text;
    };
    const ask = (procedure: string, input: object) => {
      const query = new URLSearchParams({ input: JSON.stringify({ json: { workspace, ...input } }) });
      return textOf(raw.get(`/api/trpc/${procedure}?${query}`), procedure);
    };
    const readLog = (id: string) => textOf(raw.get(`/api/w/${workspace}/builds/${id}/log.txt`), 'a log');
    const version = { name: 'private', number: 1 };
    const definition = { ...emptyDefinition, pip: `${packageName}\n` };
    const places: Readonly<Record<string, string>> = {
      'the saved image': await readFile(archive, 'latin1'),
      'the history': await docker('history', '--no-trunc', image),
      'the image settings': await docker('inspect', image),
      'the version and its lock': await ask('version.get', version),
      'the Dockerfile': await ask('version.render', version),
      'the environment': await ask('environment.get', { name: 'private' }),
      'the build': await ask('build.get', { buildId }),
      'the failed build': await ask('build.get', { buildId: missing }),
      'the log': await readLog(buildId),
      'the log of the failed build': await readLog(missing),
      'the preview': await textOf(raw.call('definition.resolve', { workspace, definition }), 'definition.resolve'),
      'the engine status': await ask('engine.status', {}),
      'the audit': await ask('audit.list', {}),
      'the studio log': await readFile(join(studio.dataFolder, 'logs', 'studio.log'), 'utf8'),
      'the database log': await readFile(join(studio.dataFolder, 'logs', 'postgres.log'), 'utf8'),
      'what the studio printed': studio.process.output,
    };
    // What is in them can be read: neither an empty answer nor packed layers.
    expect(places['the saved image']?.includes("version = '1.0'"), 'the module stands in the saved image').toBe(true);
    expect(places['the version and its lock']).toContain(packageName);
    expect(places['the log']).toContain(packageName);
    expect(places['the log of the failed build']).toContain('studio-no-such-package');
    expect(places['the preview']).toContain(packageName);
    for (const [place, text] of Object.entries(places)) {
      expect.soft(text.length, `${place} is there`).toBeGreaterThan(0);
      expect.soft(text.includes(secret), place).toBe(false);
      expect.soft(text.includes(header), `${place}, as the header of a request`).toBe(false);
    }
  } finally {
    await studio.close();
    await index.close();
    await rm(folder, { recursive: true, force: true });
  }
});
