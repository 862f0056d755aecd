import { expect, test } from '@playwright/test';
import { emptyDefinition } from '../core/definition/definition.ts';
import { BuildWatcher } from './support/build-watcher.ts';
import { freePort } from './support/free-port.ts';
import { isNginxInstalled, Nginx } from './support/nginx.ts';
import { createStudioClient, signIn } from './support/studio-client.ts';
import { clusterAdmin, StudioCluster } from './support/studio-cluster.ts';

test.setTimeout(300_000);
test.skip(!isNginxInstalled(), 'nginx could not be installed on this machine (Debian package nginx-light)');

test('two web processes behind nginx are restarted one after the other without a failed request', async () => {
  // The test's own certificate.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  const cluster = await StudioCluster.open();
  const ports = [await freePort(), await freePort()] as const;
  const nginx = await Nginx.start(ports).catch(async (error) => {
    await cluster.close();
    throw error;
  });
  try {
    const variables = { STUDIO_ADDRESS: nginx.address };
    const start = (index: 0 | 1) => cluster.start('web', `web-${index}`, { port: ports[index], variables });
    const webs = [await start(0), await start(1)];
    const { workspace } = cluster;
    const cookie = await signIn(nginx.address, clusterAdmin);
    const client = createStudioClient(nginx.address, cookie);
    await client.environment.create.mutate({ workspace, name: 'loaded', description: '', tags: [] });

    let isOver = false;
    let [reads, writes] = [0, 0];
    const failures: unknown[] = [];
    const repeat = async (request: () => Promise<void>) => {
      while (!isOver) await request().catch((error) => failures.push(error));
    };
    const load = [
      ...Array.from({ length: 6 }, () =>
        repeat(async () => {
          await client.environment.list.query({ workspace });
          reads += 1;
        }),
      ),
      ...Array.from({ length: 3 }, () =>
        repeat(async () => {
          await client.environment.edit.mutate({ workspace, name: 'loaded', description: String(writes) });
          writes += 1;
        }),
      ),
    ];
    const definition = { ...emptyDefinition, pip: 'six\n' };
    await client.version.register.mutate({ workspace, name: 'loaded', definition });
    const { buildId } = await client.build.start.mutate({ workspace, name: 'loaded', number: 1 });
    const watcher = new BuildWatcher(() => nginx.address, cookie, workspace, buildId);
    await expect.poll(() => watcher.states.at(-1)).toBe('queued');

    for (const index of [0, 1] as const) {
      const before = writes;
      await expect.poll(() => writes - before).toBeGreaterThan(20);
      await webs[index]?.stop();
      expect(webs[index]?.exitCode).toBe(0);
      const without = writes;
      await expect.poll(() => writes - without, 'the other one goes on').toBeGreaterThan(20);
      webs[index] = await start(index);
    }
    // Whichever it was connected to, it is connected again, and hears what happens.
    await client.build.cancel.mutate({ workspace, buildId });
    await expect.poll(() => watcher.states.at(-1)).toBe('cancelled');
    expect(watcher.connections).toBeGreaterThan(1);
    await watcher.close();
    isOver = true;
    await Promise.all(load);
    expect(failures).toEqual([]);
    expect(reads).toBeGreaterThan(100);
    expect((await fetch(`${nginx.address}/metrics`)).status).toBe(403);
  } finally {
    await cluster.close();
    await nginx.stop();
  }
});
