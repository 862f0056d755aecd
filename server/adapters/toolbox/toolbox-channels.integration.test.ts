import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CondaChannel, startCondaChannel } from './testing/conda-channel.ts';
import { testCacheFolder } from './testing/test-cache.ts';
import { packageSourceUnderTest, toolboxUnderTest } from './testing/toolbox-under-test.ts';

const toolbox = toolboxUnderTest();
const never = new AbortController().signal;
let channel: CondaChannel;

beforeAll(async () => {
  channel = await startCondaChannel(testCacheFolder, packageSourceUnderTest);
});
afterAll(async () => {
  await toolbox.close();
  await channel.close();
});

describe('what a conda channel has', () => {
  it('is not asked for before the toolbox is ready: nobody waits for it while typing', async () => {
    expect(await toolbox.channelNames(`${channel.url}/main`, never)).toMatchObject({ kind: 'unreachable' });
    await toolbox.prepare(() => {}, never);
  });

  it('is names, and versions newest first with licence, size and the Python they want', async () => {
    const names = await toolbox.channelNames(`${channel.url}/main`, never);
    expect(names).toMatchObject({ kind: 'found', value: expect.arrayContaining(['numpy', 'pandas', 'python']) });
    expect(await toolbox.channelReleases(`${channel.url}/main`, 'studio-demo', never)).toMatchObject({
      kind: 'found',
      value: [{ version: '2.0' }, { version: '1.0' }],
    });
    expect(await toolbox.channelReleases(`${channel.localhostUrl}/main`, 'numpy', never)).toEqual({
      kind: 'found',
      value: [
        expect.objectContaining({
          version: '2.2.6',
          license: 'Apache-2.0',
          sizeBytes: expect.any(Number),
          requiresPython: expect.stringContaining('3.11'),
        }),
      ],
    });
  });

  it('is missing, or unreachable without a secret in the reason', async () => {
    expect(await toolbox.channelReleases(`${channel.url}/main`, 'no-such-package', never)).toEqual({ kind: 'missing' });
    const closed = channel.url.replace(/\d+$/, '1').replace('://', '://ann:hunter2@');
    const answer = await toolbox.channelNames(closed, never);
    expect(answer).toMatchObject({ kind: 'unreachable' });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('is no longer asked for once nobody wants to know', async () => {
    const asked = toolbox.channelNames(`${channel.url}/extra`, AbortSignal.abort(new Error('typed on')));
    await expect(asked).rejects.toThrow('typed on');
  });
});
