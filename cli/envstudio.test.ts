import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOfFiles } from './testing/folder-of-files.ts';

const launcher = join(import.meta.dirname, '../scripts/envstudio.mjs');

/** The real thing, as `npx envstudio` starts it: launcher, types taken off by Node, output over pipes. */
function envstudio(words: readonly string[], cwd?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    ...(cwd && { cwd }),
  });
  return { code: status, stdout, stderr };
}

describe('the envstudio command', () => {
  it('explains itself', () => {
    const { code, stdout, stderr } = envstudio(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^usage: envstudio COMMAND/);
  });

  it('ends with 0, 1 or 2', () => {
    const folder = folderOfFiles({ 'fine.txt': 'a==1\n', 'wrong.txt': 'a=1\n' });
    expect(envstudio(['lint', 'fine.txt'], folder)).toMatchObject({ code: 0, stdout: '' });
    expect(envstudio(['lint', 'wrong.txt', 'fine.txt'], folder)).toMatchObject({ code: 1 });
    expect(envstudio(['lint', 'wrong.txt', 'absent.txt'], folder)).toMatchObject({ code: 2 });
    expect(envstudio([])).toMatchObject({ code: 2, stdout: '' });
  });

  it('prints JSON and nothing else, whole, for a thousand paths', () => {
    const folder = folderOfFiles({ 'wrong.txt': 'a=1\n'.repeat(20), Dockerfile: 'RUN make\n' });
    const paths = Array.from({ length: 999 }, () => 'wrong.txt');
    const { code, stdout, stderr } = envstudio(['lint', '--json', ...paths, '.'], folder);
    const entries = JSON.parse(stdout);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(entries).toHaveLength(1000);
    expect(entries[0]).toMatchObject({ path: 'wrong.txt', section: 'pip' });
    expect(entries[0].findings[0]).toMatchObject({
      ...{ code: 'pip-single-equals', severity: 'error', line: 1, column: 2, endLine: 1, endColumn: 4 },
      ...{ message: expect.stringContaining('pip needs'), fix: { title: 'Write “==1”' } },
    });
    expect(entries.at(-1)).toMatchObject({ path: '.', section: 'definition' });
  });

  it('mends, formats, hashes and renders a folder', () => {
    const folder = folderOfFiles({ 'requirements.txt': 'a=1\n', Dockerfile: 'from busybox\n' });
    expect(envstudio(['lint', '--fix', folder])).toMatchObject({ code: 0 });
    expect(readFileSync(`${folder}/requirements.txt`, 'utf8')).toBe('a==1\n');
    const before = envstudio(['hash', folder]);
    expect(before).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[0-9a-f]{64} {2}\//) });
    expect(envstudio(['fmt', '--check', folder])).toMatchObject({ code: 1 });
    expect(envstudio(['fmt', folder])).toMatchObject({ code: 0 });
    expect(readFileSync(`${folder}/Dockerfile`, 'utf8')).toBe('FROM busybox\n');
    expect(envstudio(['hash', folder])).toEqual(before);
    expect(envstudio(['render', folder]).stdout).toMatch(/^FROM busybox/);
  });

  it('is not upset by a reader that leaves', () => {
    const folder = folderOfFiles({ 'wrong.txt': 'a=1\n'.repeat(100) });
    const paths = Array.from({ length: 300 }, () => 'wrong.txt');
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$@" | head -1', process.execPath, launcher, 'lint', '--json', ...paths],
      { encoding: 'utf8', cwd: folder },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '[\n', stderr: '' });
  });
});

describe('the problem matchers', () => {
  const { problemMatcher } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../docs/problem-matcher.json'), 'utf8'),
  );
  const match = (line: string) =>
    problemMatcher.flatMap(({ severity, pattern }: { severity?: string; pattern: { regexp: string }[] }) => {
      const groups = new RegExp(pattern[0]?.regexp ?? '').exec(line)?.slice(1);
      return groups ? [{ severity, groups }] : [];
    });

  it('read what lint prints, each line once', () => {
    const folder = folderOfFiles({
      'a.yml': 'dependencies:\n- python=3.12\n- numpy\n- pip:\n  - a=1\n',
    });
    const lines = envstudio(['lint', 'a.yml'], folder).stdout.trim().split('\n');
    expect(new Set(lines.map((line) => match(line)[0]?.groups[3]))).toEqual(new Set(['error', 'warning', 'info']));
    for (const line of lines) {
      expect(match(line)).toHaveLength(1);
      expect(match(line)[0].groups).toHaveLength(6);
    }
  });
});
