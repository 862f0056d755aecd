import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unpackDebianPackage } from './debian-package.ts';

export interface TestRegistry {
  /** `127.0.0.1:<port>`: engines take 127/8 without TLS. */
  readonly host: string;
  stop(): Promise<void>;
}

/** Starts Debian's docker-registry with an empty store in memory. */
export async function startRegistry(): Promise<TestRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-registry-'));
  const program = join(await unpackDebianPackage('docker-registry', folder), 'usr/bin/docker-registry');
  const host = `127.0.0.1:${await findFreePort()}`;
  const configuration = join(folder, 'config.yml');
  await writeFile(
    configuration,
    `version: 0.1\nlog: {level: error}\nstorage: {inmemory: {}}\nhttp: {addr: "${host}"}\n`,
  );

  const server = spawn(program, ['serve', configuration], { stdio: 'ignore' });
  const exit = once(server, 'exit');
  await waitUntilReady(host);
  return {
    host,
    async stop() {
      server.kill();
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitUntilReady(host: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (
    !(await fetch(`http://${host}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > deadline) throw new Error(`the registry at ${host} does not answer`);
    await delay(20);
  }
}
