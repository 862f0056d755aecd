import { describe, expect, it } from 'vitest';
import { type BuildFailure, explainFailure, type FailureFacts } from './explain-failure.ts';

/** Texts as engines of 20.10, 26 and 28 have written them. */
const cases: [what: string, facts: FailureFacts, expected: Partial<BuildFailure>][] = [
  [
    'exit code, 20.10',
    { message: 'executor failed running [/bin/sh -c exit 7]: exit code: 7' },
    { kind: 'command-failed', exitCode: 7 },
  ],
  [
    'exit code, 26',
    { message: 'process "/bin/sh -c exit 7" did not complete successfully: exit code: 7' },
    { kind: 'command-failed', exitCode: 7 },
  ],
  [
    'exit code, classic',
    { message: "The command '/bin/sh -c exit 7' returned a non-zero code: 7", exitCode: 7 },
    { kind: 'command-failed', exitCode: 7 },
  ],
  [
    'killed',
    { message: 'executor failed running [/bin/sh -c x]: exit code: 137' },
    { kind: 'out-of-memory', exitCode: 137 },
  ],
  [
    'killed, on a disk that is full too: the exit code is the harder fact',
    { message: 'exit code: 137', hasSeenDiskFull: true },
    { kind: 'out-of-memory' },
  ],
  [
    'disk full in the output of the step',
    { message: 'executor failed running [/bin/sh -c x]: exit code: 1', hasSeenDiskFull: true },
    { kind: 'disk-full', exitCode: 1 },
  ],
  [
    'disk full at the export',
    { message: 'failed to copy files: copy file range failed: no space left on device' },
    { kind: 'disk-full' },
  ],
  [
    'disk full in the engine',
    { message: 'write /var/lib/docker/tmp/docker-builder1/x: no space left on device' },
    { kind: 'disk-full' },
  ],
  [
    'syntax, 20.10',
    {
      message:
        'failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 3: unknown instruction: RUNN',
    },
    {
      kind: 'dockerfile-syntax',
      dockerfileLine: 3,
      message: 'dockerfile parse error line 3: unknown instruction: RUNN',
    },
  ],
  [
    'syntax, 26',
    { message: 'failed to solve: dockerfile parse error on line 12: unknown instruction: RUNN (did you mean RUN?)' },
    { kind: 'dockerfile-syntax', dockerfileLine: 12 },
  ],
  [
    'a stage that is not there',
    {
      message:
        'failed to solve with frontend dockerfile.v0: failed to create LLB definition: target stage "x" could not be found',
    },
    { kind: 'dockerfile-syntax' },
  ],
  ['a bad tag', { message: 'invalid reference format' }, { kind: 'dockerfile-syntax' }],
  [
    'base image, by the step that failed',
    {
      message: 'failed to do request: whatever words',
      failedName: '[internal] load metadata for docker.io/library/nope:1',
    },
    { kind: 'base-image-missing' },
  ],
  [
    'base image, registry says no',
    { message: 'pull access denied for nope, repository does not exist or may require authorization' },
    { kind: 'base-image-missing' },
  ],
  [
    'base image, no registry, classic',
    { message: 'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host' },
    { kind: 'base-image-missing' },
  ],
  [
    'a file that is not there is no missing image',
    { message: 'failed to compute cache key: "/absent" not found: not found', failedName: '[2/2] COPY absent /absent' },
    { kind: 'other' },
  ],
  ['cancelled by nobody of ours', { message: 'failed to solve: context canceled' }, { kind: 'engine-lost' }],
  [
    'engine shutting down',
    { message: 'rpc error: code = Unavailable desc = transport is closing' },
    { kind: 'engine-lost' },
  ],
];

describe('explainFailure', () => {
  it.each(cases)('knows %s', (_what, facts, expected) => {
    expect(explainFailure(facts)).toMatchObject({ type: 'failed', ...expected });
  });

  it('says which step only when there is one', () => {
    expect(explainFailure({ message: 'x', stepId: 'sha256:aa' }).stepId).toBe('sha256:aa');
    expect(explainFailure({ message: 'x' })).toEqual({ type: 'failed', kind: 'other', message: 'x' });
  });
});
