import { expect, it } from 'vitest';
import { emptyDefinition } from '../core/definition/definition.ts';
import { specificationHash } from '../core/digest.ts';
import { folderOfFiles } from './testing/folder-of-files.ts';
import { run } from './testing/run.ts';

const conda = 'channels: [conda-forge]\ndependencies: [python=3.12]\n';

it('hashes a file as a definition of one section', async () => {
  const folder = folderOfFiles({ 'a.yml': conda, 'b.yml': `# why\n${conda}` });
  const hash = specificationHash({ ...emptyDefinition, conda });
  const { code, printed } = await run('hash', `${folder}/a.yml`, `${folder}/b.yml`);
  expect(code).toBe(0);
  expect(printed).toBe(`${hash}  ${folder}/a.yml\n${hash}  ${folder}/b.yml`);
});

it('hashes a folder with its settings as the studio does', async () => {
  const settings = { baseImage: 'python:3.12', variables: [{ name: 'A', value: '1' }] };
  const folder = folderOfFiles({
    'environment.yml': conda,
    'requirements.txt': 'a\n',
    Dockerfile: 'RUN b\n',
    'envstudio.json': JSON.stringify(settings),
  });
  const definition = { ...emptyDefinition, conda, pip: 'a\n', dockerfile: 'RUN b\n', ...settings };
  expect((await run('hash', folder)).printed).toBe(`${specificationHash(definition)}  ${folder}`);
});

it('prints the canonical form under --json, and an entry for what it could not read', async () => {
  const folder = folderOfFiles({ 'a.txt': 'NumPy >= 1 # why\n' });
  const { code, printed } = await run('hash', '--json', `${folder}/a.txt`, `${folder}/b.txt`);
  expect(code).toBe(2);
  expect(JSON.parse(printed)).toEqual([
    {
      path: `${folder}/a.txt`,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      canonical: expect.objectContaining({ v: 1, pip: { requirements: [{ name: 'numpy', spec: '>=1' }] } }),
    },
    { path: `${folder}/b.txt`, hash: null, problem: 'no such file or folder' },
  ]);
});
