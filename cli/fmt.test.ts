import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { encodeText } from '../core/definition/encode-text.ts';
import { folderOfFiles } from './testing/folder-of-files.ts';
import { run } from './testing/run.ts';

it('names with --check what would change, and writes nothing', async () => {
  const folder = folderOfFiles({ 'a.txt': 'a ==1', 'b.txt': 'b==1\n' });
  const { code, printed } = await run('fmt', '--check', `${folder}/a.txt`, `${folder}/b.txt`);
  expect(code).toBe(1);
  expect(printed).toBe(`${folder}/a.txt: would change`);
  expect(readFileSync(`${folder}/a.txt`, 'utf8')).toBe('a ==1');
});

it('writes all files of a folder, and is done the second time', async () => {
  const folder = folderOfFiles({
    'environment.yml': 'dependencies:\n- a # why\n',
    'requirements.txt': encodeText('a == 1\r\n', new Uint8Array([0xff, 0xfe])),
    Dockerfile: 'from a\n',
  });
  const first = await run('fmt', folder);
  expect(first.code).toBe(0);
  expect(first.printed.split('\n')).toHaveLength(3);
  expect(readFileSync(`${folder}/environment.yml`, 'utf8')).toBe('dependencies:\n  - a # why\n');
  expect(readFileSync(`${folder}/requirements.txt`, 'utf16le')).toBe('\uFEFFa==1\r\n');
  expect(readFileSync(`${folder}/Dockerfile`, 'utf8')).toBe('FROM a\n');
  expect(await run('fmt', '--check', folder)).toEqual({ code: 0, printed: '', noted: '' });
});

it('leaves a file with errors, and ends with 1', async () => {
  const folder = folderOfFiles({ 'a.txt': 'a =1' });
  const { code, noted } = await run('fmt', `${folder}/a.txt`);
  expect(code).toBe(1);
  expect(noted).toBe(`envstudio: ${folder}/a.txt: left as it is: it has errors`);
});
