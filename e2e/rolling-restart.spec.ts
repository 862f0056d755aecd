import { expect, test } from '@playwright/test';
import { admin } from './support/admin.ts';
import { BuildWatcher } from './support/build-watcher.ts';
import { freePort } from './support/free-port.ts';
import { isNginxUsable, Nginx } from './support/nginx.ts';
import { readLog } from './support/read-log.ts';
import { begun } from './support/start-build.ts';
import { startFirstVersion } from './support/start-first-version.ts';
import { createStudioClient, signIn } from './support/studio-client.ts';
import { StudioCluster } from './support/studio-cluster.ts';

const readyWithinMs = 400_000;
test.setTimeout(readyWithinMs + 300_000);
test.skip(
  !isNginxUsable,
  'needs nginx (Debian package nginx-light), and Node 22.19 to trust the certificate of a test',
);

const readerCount = 4;
const writerCount = 2;
const watcherCount = 4;
/** Ends when it is cancelled. */
const counting = `RUN : ${Math.random()}; i=0; while true; do i=$((i+1)); echo "tick $i"; sleep 0.1; done\n`;

for (const basePath of ['', '/studio']) {
  test(`two web processes behind nginx ${basePath && `below ${basePath} `}are restarted one after the other without a failed request`, async () => {
    const cluster = await StudioCluster.open();
    const ports = [await freePort(), await freePort()] as const;
    const nginx = await Nginx.start(ports, basePath).catch(async (error) => {
      await cluster.close();
      throw error;
    });
    try {
      const start = (index: 0 | 1) =>
        cluster.start('web', `web-${index}`, {
          port: ports[index],
          variables: { STUDIO_ADDRESS: nginx.address },
          // The pages are built for a base path, once.
          ...(basePath && { program: ['scripts/start.mjs', '--no-install', '--base-path', basePath], readyWithinMs }),
        });
      const webs = [await start(0), await start(1)] as const;
      await cluster.start('worker', 'worker-1');
      const { workspace } = cluster;
      const cookie = await signIn(nginx.address, admin);
      const client = createStudioClient(nginx.address, cookie);
      const definition = { dockerfile: counting };
      const buildId = await startFirstVersion(client, { workspace, name: 'watched', definition });
      const watchers = Array.from(
        { length: watcherCount },
        () => new BuildWatcher(() => nginx.address, cookie, workspace, buildId),
      );
      for (const { lines } of watchers) {
        await expect.poll(() => lines.at(-1)?.[3] ?? '', begun).toContain('tick');
      }

      let isOver = false;
      let [reads, writes] = [0, 0];
      const failures: unknown[] = [];
      const repeat = async (request: () => Promise<void>) => {
        while (!isOver) await request().catch((error) => failures.push(error));
      };
      const read = async () => {
        await client.environment.list.query({ workspace });
        reads += 1;
      };
      // A request that was sent twice would find its name taken.
      let named = 0;
      const write = async () => {
        named += 1;
        await client.environment.create.mutate({ workspace, name: `loaded-${named}`, description: '', tags: [] });
        writes += 1;
      };
      const load = [
        ...Array.from({ length: readerCount }, () => repeat(read)),
        ...Array.from({ length: writerCount }, () => repeat(write)),
      ];
      const writesGoOn = async (message: string) => {
        const before = writes;
        await expect.poll(() => writes - before, message).toBeGreaterThan(20);
      };

      for (const index of [0, 1] as const) {
        await writesGoOn('both serve');
        await nginx.takeOut(ports[index]);
        await expect(nginx.takeOut(ports[1 - index] ?? 0), 'never both').rejects.toThrow(/put that process back first/);
        await webs[index].stop();
        expect(webs[index].exitCode).toBe(0);
        await writesGoOn('the other one serves alone');
        await start(index);
        await nginx.putBack(ports[index]);
      }
      await writesGoOn('both serve again');
      isOver = true;
      await Promise.all(load);
      expect(failures).toEqual([]);
      expect(reads).toBeGreaterThan(100);
      const { total } = await client.environment.list.query({ workspace, search: 'loaded-' });
      expect(total).toBe(writes);

      await client.build.cancel.mutate({ workspace, buildId });
      for (const watcher of watchers) {
        await expect.poll(() => watcher.states.at(-1)).toBe('cancelled');
        expect(watcher.connections, 'it lost the process that it was connected to').toBeGreaterThan(1);
        const log = await readLog(client, { workspace, buildId });
        await expect.poll(() => watcher.lines.length).toBe(log.length);
        expect(watcher.lines).toEqual(log);
        await watcher.close();
      }
      expect((await fetch(`${nginx.address}/metrics`)).status).toBe(403);
    } finally {
      await cluster.close();
      await nginx.stop();
    }
  });
}
