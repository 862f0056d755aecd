import { describe, expect, it } from 'vitest';
import { run } from './testing/run.ts';

const names = ['lint', 'hash', 'fmt', 'render'];

describe('envstudio', () => {
  it.each([['--help'], ['-h'], ['help']])('says with %s what there is', async (word) => {
    const { code, printed, noted } = await run(word);
    expect(code).toBe(0);
    for (const name of names) expect(printed).toContain(`  ${name} `);
    expect(noted).toBe('');
  });

  it.each(names)('says with --help what %s does', async (name) => {
    const { code, printed } = await run(name, '--help');
    expect(code).toBe(0);
    expect(printed).toMatch(new RegExp(`^usage: envstudio ${name} `));
    expect(printed).toContain('exit code: 0');
  });

  it.each([
    ['no command', [], 'which command?'],
    ['one that is not there', ['build'], 'there is no command “build”'],
    ['the name of something else', ['constructor'], 'there is no command “constructor”'],
    ['no path', ['lint'], 'give at least one path'],
    ['an unknown option', ['lint', '--bogus', 'a'], "Unknown option '--bogus'"],
    ['an option of another command', ['hash', '--fix', 'a'], "Unknown option '--fix'"],
    ['several folders to render', ['render', 'a', 'b'], 'give one folder'],
  ])('refuses %s', async (_what, words, reason) => {
    const { code, printed, noted } = await run(...words);
    expect(code).toBe(2);
    expect(printed).toBe('');
    expect(noted).toContain(reason);
    expect(noted).toContain('usage: envstudio');
  });

  it.each([
    ['lint', 2],
    ['hash', 2],
    ['fmt', 2],
    ['render', 2],
  ])('%s tells of a path that is not there', async (name, expected) => {
    const { code, noted } = await run(name, '/not/there');
    expect(code).toBe(expected);
    expect(noted).toContain('envstudio: /not/there: no such file or folder');
  });

  it('takes what follows -- for a path', async () => {
    const { code, noted } = await run('lint', '--', '--help');
    expect(code).toBe(2);
    expect(noted).toContain('--help: no such file');
  });
});
