import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
const program = '/usr/sbin/nginx';

export function isNginxInstalled(): boolean {
  return existsSync(program);
}

/** The shipped example, with addresses and certificate of a test. */
export class Nginx {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, folder: string, address: string) {
    this.#child = child;
    this.#folder = folder;
    this.address = address;
  }

  static async start(webPorts: readonly [number, number]): Promise<Nginx> {
    const folder = await mkdtemp(join(tmpdir(), 'env-studio-nginx-'));
    const port = await freePort();
    const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    ]);
    const example = await readFile('deploy/nginx/env-studio.conf', 'utf8');
    const site = example
      .replace('127.0.0.1:4601', `127.0.0.1:${webPorts[0]}`)
      .replace('127.0.0.1:4602', `127.0.0.1:${webPorts[1]}`)
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('/etc/ssl/env-studio.crt', certificate)
      .replace('/etc/ssl/env-studio.key', key);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(folder, name)};`,
    );
    const main = `daemon off; pid ${join(folder, 'pid')}; events {} http { access_log off; ${paths.join(' ')}\n${site}\n}`;
    await writeFile(join(folder, 'nginx.conf'), main);
    const child = spawn(program, ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], {
      stdio: 'inherit',
    });
    const nginx = new Nginx(child, folder, `https://localhost:${port}`);
    await nginx.#untilReady();
    return nginx;
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exit;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode !== null) {
        throw new Error(await readFile(join(this.#folder, 'error.log'), 'utf8'));
      }
      // Any answer will do: the studio behind it may not be there yet.
      if (await fetch(this.address).catch(() => undefined)) return;
      await delay(50);
    }
  }
}
