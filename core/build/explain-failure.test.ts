import { expect, test } from 'vitest';
import type { BuildFailure } from './build.ts';
import { explainFailure } from './explain-failure.ts';
import type { FailureCause, FailureFacts } from './failure-facts.ts';

const commandFailed: FailureCause = {
  type: 'engine',
  kind: 'command-failed',
  exitCode: 1,
  message: 'process "/bin/sh -c pip install x" did not complete successfully: exit code: 1',
};

/** The words of real tools, as they stood in real logs; the first line is number 10. */
function tail(text: string): FailureFacts['tail'] {
  return text
    .trim()
    .split('\n')
    .map((line, index) => ({ number: 10 + index, text: line }));
}

const cases: readonly [string, string, Partial<BuildFailure>][] = [
  [
    'uv: a hash that is not the locked one',
    `
Using Python 3.11.7 environment at: /opt/studio/env
\u001b[1m\u001b[31merror\u001b[39m\u001b[0m: Failed to download \`cloudpickle==3.1.2\`
  cause: Hash mismatch for \`cloudpickle==3.1.2\``,
    { reason: 'hash-mismatch', line: 12, values: { package: 'cloudpickle==3.1.2', exitCode: '1' } },
  ],
  [
    'py-rattler: a hash that is not the locked one',
    'rattler.exceptions.InstallerError: hash mismatch when extracting numpy-1.26.4.conda, expected 00, got 11',
    { reason: 'hash-mismatch', line: 10 },
  ],
  [
    'uv: no such host',
    `
error: Failed to download \`scipy==1.17.1\`
  cause: Request failed after 3 retries in 4.7s
  cause: Failed to fetch: https://files.nowhere.invalid/packages/scipy-1.17.1.whl
  cause: failed to lookup address information: Name or service not known`,
    { reason: 'index-unreachable', line: 12, values: { host: 'files.nowhere.invalid', exitCode: '1' } },
  ],
  [
    'uv: only a source distribution',
    "error: Package `docopt` can't be installed because it is marked as `--no-build` but has no binary distribution",
    { reason: 'source-build-refused', values: { package: 'docopt', exitCode: '1' } },
  ],
  [
    'uv pip check',
    `
Checked 11 packages in 0.34ms
Found 1 incompatibility
The package \`flask\` requires \`click>=8.1.3\`, but it's not installed`,
    { reason: 'check-failed', line: 12, values: { package: 'flask', requirement: 'click>=8.1.3', exitCode: '1' } },
  ],
  [
    'pip: no such package',
    `
ERROR: Could not find a version that satisfies the requirement nosuchpackage-xyz-1 (from versions: none)
ERROR: No matching distribution found for nosuchpackage-xyz-1`,
    { reason: 'package-not-found', line: 11, values: { package: 'nosuchpackage-xyz-1', exitCode: '1' } },
  ],
  [
    'pip: no such version',
    `
ERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: 1.3.0, 2.4.6)
ERROR: No matching distribution found for numpy==99`,
    { reason: 'no-version-fits', values: { package: 'numpy', exitCode: '1' } },
  ],
  [
    'pip: the same words when the index is down',
    `
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/numpy/
ERROR: Could not find a version that satisfies the requirement numpy (from versions: none)
ERROR: No matching distribution found for numpy`,
    { reason: 'index-unreachable', line: 10 },
  ],
  [
    'pip: a conflict',
    `
ERROR: Cannot install numpy<1.20 and pandas==2.2.2 because these package versions have conflicting dependencies.
ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/`,
    { reason: 'conflict' },
  ],
  [
    'uv: a conflict',
    `
error: No solution found when resolving dependencies
  cause: Because pandas==2.2.2 depends on numpy>=1.23.2 and you require pandas==2.2.2, we can conclude that you require numpy>=1.23.2.
         And because you require numpy<1.20, we can conclude that your requirements are unsatisfiable.`,
    { reason: 'conflict' },
  ],
  [
    'uv: no such version',
    `
error: No solution found when resolving dependencies
  cause: Because there is no version of numpy==99 and you require numpy==99, we can conclude that your requirements are unsatisfiable.`,
    { reason: 'no-version-fits', values: { package: 'numpy', exitCode: '1' } },
  ],
  ['apt: no such package', 'E: Unable to locate package libfoo', { reason: 'package-not-found' }],
  ['a full disk', 'OSError: [Errno 28] No space left on device', { reason: 'disk-full' }],
  [
    'a traceback',
    `
Traceback (most recent call last):
  File "<string>", line 1, in <module>
ModuleNotFoundError: No module named 'torch'`,
    { reason: 'command-failed', line: 12, message: "ModuleNotFoundError: No module named 'torch'" },
  ],
  ['a command that says nothing known', 'one\ntwo\n\n', { reason: 'command-failed', line: 11, message: 'two' }],
];

test.each(cases)('%s', (_, text, expected) => {
  const failure = explainFailure({ cause: commandFailed, phase: 'build', stepIndex: 3, tail: tail(text) });
  expect(failure).toMatchObject({ phase: 'build', stepIndex: 3, exitCode: 1, ...expected });
});

test('exit facts come before words', () => {
  const outOfMemory: FailureCause = { type: 'engine', kind: 'out-of-memory', exitCode: 137, message: 'exit code: 137' };
  const failure = explainFailure({
    cause: outOfMemory,
    phase: 'build',
    tail: tail('No matching distribution found for x'),
  });
  expect(failure).toMatchObject({ reason: 'out-of-memory', message: 'exit code: 137', exitCode: 137 });
});

test('what the conda step cannot reach is a channel', () => {
  const failure = explainFailure({
    cause: commandFailed,
    phase: 'build',
    stepName: '[2/4] RUN … .studio/pixi.lock …',
    tail: tail('error sending request for url (https://conda.example/linux-64/python.conda)'),
  });
  expect(failure).toMatchObject({ reason: 'channel-unreachable', values: { host: 'conda.example' } });
});

test('a command without output is told by the engine', () => {
  expect(explainFailure({ cause: commandFailed, phase: 'build', tail: [] }).message).toContain('exit code: 1');
});

test('a file that is not in the context is the definition', () => {
  const cause: FailureCause = {
    type: 'engine',
    kind: 'other',
    message: 'failed to compute cache key: "/src" not found: not found',
  };
  expect(explainFailure({ cause, phase: 'build', tail: [] })).toMatchObject({
    reason: 'invalid-definition',
    values: { path: '/src' },
  });
});

test('names the image that is missing', () => {
  const message =
    'docker.io/library/nosuch:1: failed to do request: Head "https://registry-1.docker.io/v2/library/nosuch/manifests/1": no such host';
  const cause: FailureCause = { type: 'engine', kind: 'base-image-missing', message };
  expect(explainFailure({ cause, phase: 'build', tail: [] }).values).toEqual({ image: 'library/nosuch:1' });
});

test.each<[string, FailureFacts['cause'], Partial<FailureFacts>, BuildFailure['origin']]>([
  [
    'a requirement',
    { type: 'resolution', section: 'pip', kind: 'no-version-fits', message: '', packages: ['Num_Py'] },
    {},
    { section: 'pip', line: 2 },
  ],
  [
    'a conda spec',
    { type: 'resolution', section: 'conda', kind: 'package-not-found', message: '', packages: ['jq'] },
    {},
    { section: 'conda', line: 2 },
  ],
  [
    'a line of the Dockerfile',
    { type: 'engine', kind: 'dockerfile-syntax', message: 'dockerfile parse error line 3', dockerfileLine: 3 },
    { userLineOffset: 1 },
    { section: 'dockerfile', line: 2 },
  ],
  ['an instruction', commandFailed, { stepName: '[3/5] RUN make   all' }, { section: 'dockerfile', line: 2 }],
])('finds where it comes from: %s', (_, cause, facts, origin) => {
  const definition = {
    conda: 'dependencies:\n  - jq=1.7\n',
    pip: '# first\nnum-py>=99\n',
    dockerfile: 'ENV A=1\nRUN make \\\n  all\n',
  };
  expect(explainFailure({ cause, phase: 'lock', tail: [], definition, ...facts }).origin).toEqual(origin);
});
