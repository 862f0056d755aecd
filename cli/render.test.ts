import { expect, it } from 'vitest';
import { emptyDefinition } from '../core/definition/definition.ts';
import { renderDockerfile } from '../core/dockerfile/render-dockerfile.ts';
import { folderOfFiles } from './testing/folder-of-files.ts';
import { run } from './testing/run.ts';

const conda = 'channels: [conda-forge]\ndependencies: [python=3.12, numpy=2]\n';

it('prints the Dockerfile and the plan of the build context', async () => {
  const folder = folderOfFiles({
    'environment.yml': conda,
    'requirements.txt': 'a==1\n',
    'envstudio.json': '{ "baseImage": "debian:12" }',
  });
  const { code, printed, noted } = await run('render', folder);
  const { dockerfile } = renderDockerfile({
    definition: { ...emptyDefinition, conda, pip: 'a==1\n', baseImage: 'debian:12' },
  });
  expect({ code, noted }).toEqual({ code: 0, noted: '' });
  expect(printed.startsWith(dockerfile)).toBe(true);
  expect(printed.slice(dockerfile.length).trim().split('\n')).toEqual([
    '# Build context, not locked yet:',
    '# .studio/pixi.lock (0644): the lock of the conda section',
    '# .studio/pylock.toml (0644): the lock of the pip section',
  ]);
});

it('says which base image it stands in for', async () => {
  const folder = folderOfFiles({ 'requirements.txt': 'a==1\n' });
  const { code, printed, noted } = await run('render', '--json', folder);
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    dockerfile: expect.stringContaining('FROM studio-base\n'),
    context: [{ path: '.studio/pylock.toml', mode: 0o644 }],
    isApproximate: true,
  });
  expect(noted).toContain('studio-base stands for the workspace');
});

it('needs none where the Dockerfile has a FROM', async () => {
  const folder = folderOfFiles({ Dockerfile: 'FROM busybox\nRUN true\n' });
  const { code, printed, noted } = await run('render', folder);
  expect({ code, noted }).toEqual({ code: 0, noted: '' });
  expect(printed).toBe('FROM busybox\nRUN true\n\n# Build context: empty');
});

it('tells the errors of a definition instead', async () => {
  const folder = folderOfFiles({ 'requirements.txt': 'a=1\n' });
  const { code, printed, noted } = await run('render', folder);
  expect({ code, printed }).toEqual({ code: 1, printed: '' });
  expect(noted).toContain(`${folder}/requirements.txt:1:2: error: `);
});

it('tells of settings that no Dockerfile can hold', async () => {
  const variables = [{ name: 'A', value: 'one\ntwo' }];
  const folder = folderOfFiles({ 'envstudio.json': JSON.stringify({ baseImage: 'busybox', variables }) });
  const { code, noted } = await run('render', folder);
  expect(code).toBe(1);
  expect(noted).toContain('no Dockerfile can hold this value of variables');
});
