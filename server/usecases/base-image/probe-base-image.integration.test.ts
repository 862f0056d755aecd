import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyboxImage, ensureBusyboxImage } from '../../adapters/docker/testing/busybox-image.ts';
import { collectBuild } from '../../adapters/docker/testing/collect-build.ts';
import { dockerUnderTest, removeUntaggedTestImages } from '../../adapters/docker/testing/docker-under-test.ts';
import type { ContainerRequest } from '../../ports/container-runtime.ts';
import { probeBaseImage } from './probe-base-image.ts';

const docker = dockerUnderTest();
const reference = `studio-test/probe:${process.pid}`;

/** A stand-in for Python: what matters here is how it is found and that it is asked at all. */
const python = `#!/bin/sh
echo '{"pythonPath":"/opt/python/bin/python3","pythonVersion":"3.12.1","libc":"glibc 2.36","release":"NAME=x\\nID=debian\\nVERSION_ID=\\"12\\"\\n"}'
`;

async function probe(dockerfile: string) {
  const context = [{ path: 'python3', mode: 0o755, content: Buffer.from(python) }];
  const { outcome } = await collectBuild(docker.imageBuilder, dockerfile, { tags: [reference], context });
  expect(outcome.type).toBe('built');
  return probeBaseImage(docker, reference);
}

beforeAll(async () => {
  await ensureBusyboxImage(docker.imageStore);
});
afterAll(async () => {
  await docker.imageStore.remove(reference);
  await removeUntaggedTestImages();
});

describe('probeBaseImage', () => {
  it('asks the Python on the PATH, past entrypoint and user', async () => {
    const facts = await probe(
      `FROM ${busyboxImage}\nCOPY python3 /opt/python/bin/python3\nENV PATH=/opt/python/bin:/bin CUDA_VERSION=12.4.1\nUSER nobody-knows\nENTRYPOINT ["false"]`,
    );
    const image = await docker.imageStore.find(reference);
    expect(facts).toEqual({
      reference,
      imageId: image?.id,
      sizeBytes: image?.sizeBytes,
      user: 'nobody-knows',
      pythonPath: '/opt/python/bin/python3',
      pythonVersion: '3.12.1',
      glibcVersion: '2.36',
      distribution: 'debian 12',
      cudaVersion: '12.4.1',
    });
  });

  it('asks the shell where there is no Python', async () => {
    const facts = await probe(`FROM ${busyboxImage}\nRUN printf 'ID=alpine\\nVERSION_ID=3.20\\n' >/etc/os-release`);
    expect(facts).toMatchObject({ distribution: 'alpine 3.20' });
    expect(facts).not.toHaveProperty('pythonPath');
    expect(facts).not.toHaveProperty('glibcVersion');
  });

  it('knows little of an image with nothing inside, and does not fail', async () => {
    const facts = await probe('FROM scratch\nCOPY python3 /a-file');
    expect(Object.keys(facts).toSorted()).toEqual(['imageId', 'reference', 'sizeBytes', 'user']);
  });

  it('is not misled by something else called python', async () => {
    const facts = await probe(
      `FROM ${busyboxImage}\nRUN printf '#!/bin/sh\\necho Python 2.7' >/bin/python && chmod +x /bin/python`,
    );
    expect(facts).not.toHaveProperty('pythonPath');
  });

  it('takes a busy engine for no answer', async () => {
    const run = async (request: ContainerRequest) => ({ ...(await docker.containers.run(request)), timedOut: true });
    const busy = { ...docker, containers: { ...docker.containers, run } };
    await expect(probeBaseImage(busy, busyboxImage)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });

  it('refuses an image that the engine does not have', async () => {
    await expect(probeBaseImage(docker, 'studio-test/absent:1')).rejects.toMatchObject({ code: 'IMAGE_NOT_FOUND' });
  });
});
