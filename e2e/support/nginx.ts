import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as tls from 'node:tls';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
const program = '/usr/sbin/nginx';
const examples = 'deploy/nginx';
/** Requests of the test take a fraction of it. */
const settleSeconds = 1;

/** It is installed, and this Node (from 22.19 on) can be told to trust the certificate of a test. */
export const isNginxUsable = existsSync(program) && 'setDefaultCACertificates' in tls;

/**
 * The shipped example, with addresses, folders, base path and certificate of a test. This process trusts the certificate
 * until it is stopped.
 */
export class Nginx {
  /** Where browsers reach the studio, base path included. */
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #trustedBefore = tls.getCACertificates('default');

  private constructor(child: ChildProcess, folder: string, address: string) {
    this.#child = child;
    this.#folder = folder;
    this.address = address;
  }

  /** With a base path, such as `/studio`, the rest of the host is somebody else's, who knows nothing. */
  static async start(webPorts: readonly [number, number], basePath = ''): Promise<Nginx> {
    const folder = await mkdtemp(join(tmpdir(), 'env-studio-nginx-'));
    // Its workers run as somebody else and look whether files are there.
    await chmod(folder, 0o755);
    const port = await freePort();
    const certificate = await makeCertificate(folder);
    const change = (text: string) =>
      text
        .replaceAll('4601', String(webPorts[0]))
        .replaceAll('4602', String(webPorts[1]))
        .replaceAll('/run/env-studio/', `${folder}/`)
        .replaceAll('/etc/nginx/', `${folder}/`);
    const location = change(await readFile(`${examples}/env-studio-location.conf`, 'utf8'))
      .replace('location = /metrics', `location = ${basePath}/metrics`)
      .replace('location / {', basePath ? `location ~ ^${basePath}(/|$) {` : 'location / {');
    await writeFile(join(folder, 'env-studio-location.conf'), location);
    const site = change(await readFile(`${examples}/env-studio.conf`, 'utf8'))
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('/etc/ssl/env-studio.crt', certificate.file)
      .replace('/etc/ssl/env-studio.key', certificate.keyFile);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(folder, name)};`,
    );
    const main = `daemon off; pid ${join(folder, 'pid')}; events {} http { access_log off; ${paths.join(' ')}\n${site}\n}`;
    await writeFile(join(folder, 'nginx.conf'), main);
    const child = spawn(program, ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], {
      stdio: 'inherit',
    });
    const nginx = new Nginx(child, folder, `https://localhost:${port}${basePath}`);
    tls.setDefaultCACertificates([...nginx.#trustedBefore, await readFile(certificate.file, 'utf8')]);
    await nginx.#untilReady();
    return nginx;
  }

  /** As an operator does before a restart: no new request reaches the web process at this port. Throws when another one is out. */
  async takeOut(webPort: number): Promise<void> {
    await this.#runScript('out', webPort);
  }

  /** As an operator does after it: waits until the process is ready. */
  async putBack(webPort: number): Promise<void> {
    await this.#runScript('in', webPort);
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exit;
    tls.setDefaultCACertificates(this.#trustedBefore);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #runScript(verb: 'out' | 'in', webPort: number): Promise<void> {
    const env = { ...process.env, ENV_STUDIO_RUN: this.#folder, SETTLE_SECONDS: String(settleSeconds) };
    await run(`${examples}/web-process.sh`, [verb, String(webPort)], { env });
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

async function makeCertificate(folder: string): Promise<{ readonly file: string; readonly keyFile: string }> {
  const [file, keyFile] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', file, ...subject]);
  return { file, keyFile };
}
