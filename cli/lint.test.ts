import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../core/definition/encode-text.ts';
import { readIfThere } from '../core/testing/expect-file.ts';
import { folderOfFiles } from './testing/folder-of-files.ts';
import { run } from './testing/run.ts';

const exact = 'channels: [conda-forge]\ndependencies:\n  - python==3.12\n  - numpy=2\n';

describe('envstudio lint', () => {
  it('prints a line a finding, and ends with 0 where there is no error', async () => {
    const folder = folderOfFiles({ 'a.yml': exact });
    const { code, printed, noted } = await run('lint', `${folder}/a.yml`);
    expect(code).toBe(0);
    expect(printed).toMatch(/^\/.*a\.yml:3:5: warning: “==” means 3\.12\.0 alone.* \[conda-exact-python\]$/);
    expect(noted).toBe('1 checked: 0 errors, 1 warning, 0 hints; 1 can be mended by --fix');
  });

  it('ends with 1 where there is an error', async () => {
    const folder = folderOfFiles({ 'requirements.txt': 'numpy=1\n' });
    const { code, printed } = await run('lint', `${folder}/requirements.txt`);
    expect(code).toBe(1);
    expect(printed).toContain(
      'requirements.txt:1:6: error: A single “=” is conda’s way; pip needs “==1”. [pip-single-equals]',
    );
  });

  it('counts what it could read', async () => {
    const folder = folderOfFiles({ 'a.txt': 'ok==1\n' });
    const { code, noted } = await run('lint', `${folder}/a.txt`, `${folder}/missing.txt`);
    expect(code).toBe(2);
    expect(noted).toMatch(/missing\.txt: no such file or folder\n1 checked: 0 errors/);
  });

  it('has an entry for every path under --json, findings or not', async () => {
    const folder = folderOfFiles({ 'a.txt': 'ok==1\n\nb =2\n', 'b.txt': 'ok==1\n', 'c.png': '\u0000' });
    const paths = ['a.txt', 'b.txt', 'c.png', 'd.txt'].map((name) => join(folder, name));
    const { code, printed } = await run('lint', '--json', ...paths);
    expect(code).toBe(2);
    expect(JSON.parse(printed)).toEqual([
      {
        path: paths[0],
        section: 'pip',
        findings: [
          {
            code: 'pip-single-equals',
            severity: 'error',
            line: 3,
            column: 3,
            endLine: 3,
            endColumn: 5,
            message: 'A single “=” is conda’s way; pip needs “==2”.',
            fix: { title: 'Write “==2”', edits: [{ line: 3, column: 3, endLine: 3, endColumn: 4, text: '==' }] },
          },
        ],
      },
      { path: paths[1], section: 'pip', findings: [] },
      { path: paths[2], section: null, findings: [], problem: expect.stringContaining('neither its name') },
      { path: paths[3], section: null, findings: [], problem: 'no such file or folder' },
    ]);
  });

  it('takes a folder for one definition, and says in which of its files a finding is', async () => {
    const folder = folderOfFiles({
      'environment.yml': 'channels: [conda-forge]\ndependencies:\n  - python=3.12\n  - numpy=2\n',
      'requirements.txt': 'numpy==2.0\n',
      'envstudio.json': '{ "baseImage": "bad image", "user": "me" }',
    });
    const { code, printed } = await run('lint', '--json', folder);
    expect(code).toBe(1);
    const [entry, ...others] = JSON.parse(printed);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ path: folder, section: 'definition' });
    expect(entry.findings).toEqual([
      expect.objectContaining({ code: 'pip-also-in-conda', section: 'pip', path: join(folder, 'requirements.txt') }),
      expect.objectContaining({
        ...{ code: 'settings-invalid-base-image', section: 'settings', path: join(folder, 'envstudio.json') },
        ...{ line: 1, column: 1, endLine: 1, endColumn: 1 },
      }),
    ]);
    expect((await run('lint', folder)).printed).toContain(`${folder}/requirements.txt:1:1: `);
  });

  it.each([
    ['{ "baseImag": "a" }', 'baseImag'],
    ['{ "user": 1 }', 'user: '],
    ['{', 'JSON'],
  ])('tells of settings that it does not understand: %s', async (settings, reason) => {
    const folder = folderOfFiles({ 'envstudio.json': settings });
    const { code, noted } = await run('lint', folder);
    expect(code).toBe(2);
    expect(noted).toContain(`${folder}/envstudio.json: `);
    expect(noted).toContain(reason);
  });

  it('tells of a folder that is no definition', async () => {
    const { code, noted } = await run('lint', folderOfFiles({ 'README.md': '' }));
    expect(code).toBe(2);
    expect(noted).toContain('a folder without environment.yml');
  });

  const mark = new Uint8Array([0xff, 0xfe]);
  it.each([
    ['UTF-8', new Uint8Array()],
    ['UTF-16', mark],
  ])('mends a file in its own encoding, %s', async (_encoding, original) => {
    const folder = folderOfFiles({ 'a.yml': encodeText(exact, original) });
    const { code, printed } = await run('lint', '--fix', `${folder}/a.yml`);
    expect({ code, printed }).toEqual({ code: 0, printed: '' });
    const bytes = new Uint8Array(readFileSync(`${folder}/a.yml`));
    expect(bytes).toEqual(encodeText(exact.replace('==', '='), original));
  });

  it('leaves a file alone that holds more than text', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('a=1 # caf'), 0xe9, 0x0a]);
    const folder = folderOfFiles({ 'a.txt': bytes });
    const { code, noted } = await run('lint', '--fix', `${folder}/a.txt`);
    expect(code).toBe(1);
    expect(noted).toContain('left as it is: it holds bytes that are no text');
    expect(new Uint8Array(readFileSync(`${folder}/a.txt`))).toEqual(bytes);
  });

  it('mends the files of a folder', async () => {
    const folder = folderOfFiles({ 'environment.yml': exact, 'requirements.txt': 'b=1\n' });
    expect((await run('lint', '--fix', folder)).code).toBe(0);
    expect(readFileSync(`${folder}/environment.yml`, 'utf8')).toContain('python=3.12');
    expect(readFileSync(`${folder}/requirements.txt`, 'utf8')).toBe('b==1\n');
  });

  const cases = join(import.meta.dirname, '../core/diagnose/cases');
  const withoutSettings = readdirSync(cases).filter((name) => readIfThere(join(cases, name, 'settings.json')) === '');

  /** The cases know no day, so nothing in them is past its end of life. */
  const codesOf = (findings: readonly { readonly code: string }[]) =>
    findings.map(({ code }) => code).filter((code) => code !== 'conda-end-of-life-python');

  it('finds what the editor finds, with English words for all of it', async () => {
    const paths = withoutSettings.map((name) => join(cases, name));
    const entries = JSON.parse((await run('lint', '--json', ...paths)).printed);
    for (const [index, path] of paths.entries()) {
      const expected = JSON.parse(readFileSync(join(path, 'findings.json'), 'utf8'));
      const findings: readonly { readonly code: string; readonly message: string }[] = entries[index].findings;
      expect(codesOf(findings), path).toEqual(codesOf(expected));
      expect(findings.filter(({ code, message }) => message === code)).toEqual([]);
    }
  });
});
