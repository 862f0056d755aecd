import { afterAll, beforeAll, expect, it } from 'vitest';
import { newestCommit, olderCommit, startForge, type TestForge } from './testing/forge.ts';
import { toolboxUnderTest } from './testing/toolbox-under-test.ts';

const toolbox = toolboxUnderTest();
let forge: TestForge;

beforeAll(async () => {
  forge = await startForge();
});
afterAll(async () => {
  await toolbox.close();
  await forge.close();
});

it.each([
  ['the default branch', (host: string) => `wheelwright @ git+${host}/acme/wheelwright.git`, '2.0', newestCommit],
  ['a branch', (host: string) => `wheelwright @ git+${host}/acme/wheelwright.git@main`, '2.0', newestCommit],
  ['an annotated tag', (host: string) => `git+${host}/acme/wheelwright.git@v1#egg=wheelwright`, '1.0', olderCommit],
  [
    'a commit, editable',
    (host: string) => `-e git+${host}/acme/wheelwright@${olderCommit}#egg=wheelwright`,
    '1.0',
    olderCommit,
  ],
  ['another forge', (host: string) => `wheelwright @ git+${host}/acme/joiner@${newestCommit}`, '3.0', newestCommit],
  ['no name', (host: string) => `git+${host}/acme/wheelwright.git@main`, '2.0', newestCommit],
])('locks the archive of %s, with its hash', async (_, write, version, expected) => {
  const locked = await resolve(`${write(forge.localhostUrl)}\n`);
  if (!locked.ok) throw new Error(locked.problem.message);
  const [only] = locked.lock.packages;
  expect(only).toMatchObject({ name: 'wheelwright', version, isRequested: true });
  expect(only?.url).toContain(`${expected}.tar.gz`);
  expect(only?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(locked.lock.text).not.toContain('vcs');
});

it.each([
  ['a branch that is not there', '/acme/wheelwright.git@never', 'package-not-found', 'has no branch or tag never'],
  ['a repository that is not there', '/acme/nothing.git', 'package-not-found', 'it answers 404'],
  ['a commit without an archive', `/acme/wheelwright@${'a'.repeat(40)}`, 'package-not-found', 'offers no archive'],
])('says what is wrong with %s', async (_, path, kind, sentence) => {
  const resolution = await resolve(`wheelwright @ git+${forge.localhostUrl}${path}\n`);
  expect(resolution).toMatchObject({ ok: false, problem: { kind, message: expect.stringContaining(sentence) } });
});

it.each(['git+ssh://git@forge.example/acme/wheelwright.git', 'hg+https://forge.example/acme/wheelwright'])(
  'refuses %s in a sentence',
  async (address) => {
    const resolution = await resolve(`wheelwright @ ${address}\n`);
    expect(resolution).toMatchObject({ ok: false, problem: { kind: 'invalid-definition' } });
  },
);

it('names a host that does not answer', async () => {
  const resolution = await resolve('wheelwright @ git+http://127.0.0.1:9/acme/wheelwright.git\n');
  expect(resolution).toMatchObject({ ok: false, problem: { kind: 'index-unreachable' } });
});

function resolve(requirements: string) {
  const request = {
    requirements,
    pythonVersion: '3.11.2',
    glibcVersion: '2.36',
    condaPackages: [],
    allowSourceBuilds: true,
    timeoutMs: 60_000,
  };
  return toolbox.resolve(request, new AbortController().signal);
}
