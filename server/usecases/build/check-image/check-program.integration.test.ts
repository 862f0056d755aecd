import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CheckReport, checkReportSchema } from '@/core/build/check-report.ts';
import { checkProgram } from './check-program.py.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-studio-check-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface TestPackage {
  readonly name: string;
  readonly version?: string;
  readonly requires?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs the program with this machine's Python over packages laid out as an installer leaves them. */
async function check(packages: readonly TestPackage[], requested: readonly string[] = []): Promise<CheckReport> {
  for (const { name, version = '1.0', requires = [], files = {} } of packages) {
    const information = `${name}-${version}.dist-info`;
    const metadata = [`Metadata-Version: 2.1`, `Name: ${name}`, `Version: ${version}`];
    const all: Record<string, string> = {
      ...files,
      [`${information}/METADATA`]: [...metadata, ...requires.map((one) => `Requires-Dist: ${one}`), ''].join('\n'),
    };
    all[`${information}/RECORD`] = Object.entries(all)
      .map(([path, content]) => `${path},,${content.length}\n`)
      .join('');
    for (const [path, content] of Object.entries(all)) {
      await mkdir(join(folder, 'site', dirname(path)), { recursive: true });
      await writeFile(join(folder, 'site', path), content);
    }
  }
  await writeFile(join(folder, 'check.py'), checkProgram);
  const request = { requested: requested.map((name) => ({ manager: 'pip', name })) };
  await writeFile(join(folder, 'request.json'), JSON.stringify(request));
  const { stdout } = await run('/usr/bin/python3', ['-S', join(folder, 'check.py'), join(folder, 'request.json')], {
    env: { NODE_ENV: 'test', PYTHONPATH: join(folder, 'site') },
  });
  return checkReportSchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
}

const problemsOf = async (requirement: string, version: string) =>
  (
    await check([
      { name: 'asks', requires: [requirement] },
      { name: 'other', version },
    ])
  ).dependencyProblems;

test.each([
  ['other', '1.0'],
  ['other>=1.0,<2', '1.9.9'],
  ['other==1.*', '1.4.2'],
  ['other!=1.*', '2.0'],
  ['other~=1.4.2', '1.4.9'],
  ['other===1.0', '1.0'],
  ['other>=1.0', '1.0.post1'],
  ['other<2.0', '1.9.dev1'],
  ['other==1.0', '1.0+cpu'],
  ['other (>=1.0)', '1.5'],
  ['other>=2; python_version < "3"', '1.0'],
  ['other>=2; extra == "fast"', '1.0'],
  ['Other[fast]>=1', '1.0'],
  ['other>=1!1.0', '1!2.0'],
])('%s is satisfied by %s', async (requirement, version) => {
  expect(await problemsOf(requirement, version)).toEqual([]);
});

test.each([
  ['other>=2', '1.0'],
  ['other<2', '2.0.1'],
  ['other==1.*', '2.0'],
  ['other~=1.4.2', '1.5.0'],
  ['other>=1.0', '1.0rc1'],
  ['other<2.0', '2.0.dev1'],
  ['other>1.0', '1.0.post1'],
  ['other>=2; sys_platform == "linux"', '1.0'],
  ['other>=2; python_version >= "3.8" and platform_system != "Windows"', '1.0'],
])('%s is not satisfied by %s', async (requirement, version) => {
  expect(await problemsOf(requirement, version)).toEqual([expect.stringContaining(`but other ${version}`)]);
});

test('a requirement that is not there is a problem', async () => {
  const { dependencyProblems } = await check([{ name: 'asks', requires: ['absent>=2'] }]);
  expect(dependencyProblems).toEqual(['asks 1.0 requires absent>=2, which is not installed.']);
});

test('packages are imported by the names of their own files', async () => {
  const report = await check(
    [
      { name: 'Nice-Name', files: { 'odd_module/__init__.py': '' } },
      { name: 'single', files: { 'single_file.py': '', 'tests/__init__.py': '' } },
      { name: 'broken', files: { 'broken/__init__.py': 'print("noise")\nraise ValueError("bad day")' } },
      { name: 'deadly', files: { 'deadly/__init__.py': 'import os; os.abort()' } },
      { name: 'last', files: { 'last.py': '' } },
      { name: 'only-data' },
    ],
    ['nice_name', 'single', 'broken', 'deadly', 'last', 'only-data'],
  );
  expect(report.imports).toEqual([
    { packageName: 'nice_name', moduleName: 'odd_module', isImported: true, detail: '' },
    { packageName: 'single', moduleName: 'single_file', isImported: true, detail: '' },
    { packageName: 'broken', moduleName: 'broken', isImported: false, detail: 'ValueError: bad day' },
    { packageName: 'deadly', moduleName: 'deadly', isImported: false, detail: 'Python died with exit code -6' },
    { packageName: 'last', moduleName: 'last', isImported: true, detail: '' },
  ]);
  expect(report.packagesWithoutModule).toEqual(['only-data']);
  expect(report.packages.map(({ name }) => name)).toContain('Nice-Name');
});
