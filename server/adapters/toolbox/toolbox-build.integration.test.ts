import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import { renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import { secretIds } from '@/core/dockerfile/run-step.ts';
import type { BaseImageFacts, Lock, SectionLock } from '@/core/lock/lock.ts';
import { collectBuild } from '@/server/adapters/docker/testing/collect-build.ts';
import { dockerUnderTest } from '@/server/adapters/docker/testing/docker-under-test.ts';
import type { Resolution } from '@/server/ports/conda-solver.ts';
import { type CondaChannel, startCondaChannel } from './testing/conda-channel.ts';
import { testCacheFolder } from './testing/test-cache.ts';
import { ensureBaseImage, packageSourceUnderTest, toolboxUnderTest } from './testing/toolbox-under-test.ts';

const { imageBuilder, imageStore, containers } = dockerUnderTest();
const toolbox = toolboxUnderTest();
const never = new AbortController().signal;
const tag = `studio-test/toolbox-build:${process.pid}`;
let channel: CondaChannel;
let base: BaseImageFacts;

beforeAll(async () => {
  channel = await startCondaChannel(testCacheFolder, packageSourceUnderTest);
  const reference = await ensureBaseImage(imageStore);
  const image = await imageStore.find(reference);
  if (!image) throw new Error('no base image');
  const python = { pythonPath: '/usr/bin/python3', pythonVersion: '3.11.2', glibcVersion: '2.36' };
  base = { reference, imageId: image.id, user: '', sizeBytes: image.sizeBytes, ...python };
});
afterAll(async () => {
  await imageStore.remove(tag);
  await toolbox.close();
  await channel.close();
});

function lockOf(resolution: Resolution): SectionLock {
  if (!resolution.ok) throw new Error(resolution.problem.message);
  return resolution.lock;
}

async function lockConda(specs: readonly string[]): Promise<SectionLock> {
  const request = { specs, channels: [`${channel.url}/main`], virtualPackages: { __glibc: '2.36' } };
  return lockOf(await toolbox.solve({ ...request, timeoutMs: 30_000 }, never));
}

/** Builds what the renderer makes of the locks, with a layer that no earlier run has made. */
async function build(locks: { conda: SectionLock; pip?: SectionLock }, baseFacts = base) {
  const definition: Definition = {
    ...emptyDefinition,
    baseImage: base.reference,
    conda: 'dependencies: [python]',
    variables: [{ name: 'STUDIO_TEST_RUN', value: crypto.randomUUID() }],
  };
  const lock: Lock = { base: baseFacts, virtualPackages: { __glibc: '2.36' }, ...locks };
  const authorities = packageSourceUnderTest.certificateAuthorities;
  const rendered = renderDockerfile({
    definition,
    lock,
    toolbox: await toolbox.prepare(() => {}, never),
    source: { hasCertificateAuthorities: authorities !== undefined, hasSettings: false },
  });
  return collectBuild(imageBuilder, rendered.dockerfile, {
    context: rendered.context.map((file) => ({ ...file, content: Buffer.from(file.content) })),
    secrets: new Map(authorities ? [[secretIds.certificateAuthorities, authorities]] : []),
    tags: [tag],
  });
}

async function run(command: readonly string[]): Promise<string> {
  const result = await containers.run({ image: tag, command, network: 'none' });
  expect(result.stderr).toBe('');
  expect(result.exitCode).toBe(0);
  return result.stdout.trim();
}

const prefix = '/opt/studio/env';

describe('an image from two locks', () => {
  it('has conda’s and pip’s packages, linked as conda does it, and leaves no trace of the tools', async () => {
    const conda = await lockConda(['python=3.11', 'pip', 'pandas', 'studio-scripted', 'studio-demo=1']);
    const pip = lockOf(
      await toolbox.resolve(
        {
          requirements: 'seaborn==0.13.2',
          pythonVersion: '3.11.2',
          glibcVersion: '2.36',
          condaPackages: conda.packages,
          allowSourceBuilds: false,
          timeoutMs: 60_000,
        },
        never,
      ),
    );
    expect(pip.packages.map(({ name }) => name)).not.toContain('numpy');
    const { outcome, output } = await build({ conda, pip });
    expect(outcome, JSON.stringify(output.slice(-20))).toMatchObject({ type: 'built' });

    const program = 'import pandas, seaborn, studio_demo; print(pandas.__version__, studio_demo.__version__)';
    expect(await run([`${prefix}/bin/python`, '-c', program])).toBe('2.3.3 1.0');
    expect(await run([`${prefix}/bin/pip`, '--version'])).toContain(`${prefix}/lib/python3.11/site-packages/pip`);
    expect(await run(['cat', `${prefix}/etc/studio-prefix.txt`, `${prefix}/etc/studio-linked.txt`])).toBe(
      `${prefix}\nlinked into ${prefix}`,
    );
    expect(await run(['cat', `${prefix}/conda-meta/history`])).toBe('==> studio <==');
    expect(await run(['find', prefix, '-name', '*.pyc'])).toBe('');
    expect(await run(['find', '/opt', '/run', '/tmp', '-type', 'f', '-not', '-path', `${prefix}/*`])).toBe('');
  });

  it('is the same from a base without a Python of its own', async () => {
    const conda = await lockConda(['python=3.11', 'studio-demo=2']);
    const { pythonPath: _, pythonVersion: __, ...withoutPython } = base;
    const { outcome, output } = await build({ conda }, withoutPython);
    expect(outcome, JSON.stringify(output.slice(-20))).toMatchObject({ type: 'built' });
    expect(await run([`${prefix}/bin/python`, '-c', 'import studio_demo; print(studio_demo.__version__)'])).toBe('2.0');
  });

  it('is not built from other bytes than the locked ones', async () => {
    const conda = await lockConda(['studio-demo=2']);
    const [locked] = conda.packages.filter(({ name }) => name === 'studio-demo');
    const tampered = { ...conda, text: conda.text.replace(locked?.sha256 ?? '', 'f'.repeat(64)) };
    const { outcome, output } = await build({ conda: tampered });
    expect(outcome).toMatchObject({ type: 'failed', kind: 'command-failed' });
    expect(output.map(({ text }) => text).join('\n')).toMatch(/error: .*hash mismatch/s);
  });
});
