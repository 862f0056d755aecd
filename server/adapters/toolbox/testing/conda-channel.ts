import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { sha256Hex } from '@/core/digest.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { proxyVariables } from '../proxy-variables.ts';
import { readWheel } from '../wheel-cache.ts';
import { toolboxWheels } from '../wheels.ts';
import { type FileServer, serveFiles } from './file-server.ts';

const run = promisify(execFile);
// From the checkout, in which tests and benchmarks run: a bundle of them has no folder of its own.
const packer = resolve('server/adapters/toolbox/testing/pack_channel.py');

/** Debian's own Python: it is what gets packed, and what runs in the Debian base image. */
const python = '/usr/bin/python3.11';

/** Two channels: `<url>/main` and `<url>/extra`; what is in them stands at the end of pack_channel.py. */
export type CondaChannel = FileServer;

/**
 * Packs the test channels (3 s, kept in the folder for the next run) and serves them on a free port, under an
 * address that this machine and its containers share.
 */
export async function startCondaChannel(cacheFolder: string, source: PackageSource): Promise<CondaChannel> {
  const recipe = sha256Hex(await readFile(packer)).slice(0, 12);
  const folder = join(cacheFolder, `conda-channel-${recipe}`);
  if (!existsSync(folder)) await packChannels(folder, cacheFolder, source);
  return serveFiles(folder);
}

async function packChannels(folder: string, cacheFolder: string, source: PackageSource): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(join(cacheFolder, 'packing-'));
  try {
    const output = join(work, 'channel');
    const authorities = join(work, 'authorities.pem');
    if (source.certificateAuthorities) await writeFile(authorities, source.certificateAuthorities);
    const uv = await unpackUv(work, cacheFolder, source);
    const folders = ['--site-packages', join(work, 'site-packages'), '--output', output];
    await run(python, ['-B', packer, '--uv', uv, ...folders], {
      env: {
        // The type wants what Next adds to it; the packer starts from a clean environment.
        NODE_ENV: 'test',
        HOME: work,
        ...proxyVariables(source),
        ...(source.indexUrl && { UV_DEFAULT_INDEX: source.indexUrl }),
        ...(source.certificateAuthorities && { SSL_CERT_FILE: authorities }),
      },
    });
    // Whole or not at all; another test may have been quicker.
    await rename(output, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpackUv(work: string, cacheFolder: string, source: PackageSource): Promise<string> {
  const wheel = toolboxWheels.find(({ project }) => project === 'uv');
  if (!wheel) throw new Error('the toolbox has no uv');
  const wheelFolder = join(cacheFolder, 'toolbox');
  await readWheel(wheel, wheelFolder, source, new AbortController().signal);
  await run(python, ['-m', 'zipfile', '-e', join(wheelFolder, wheel.fileName), join(work, 'uv')]);
  const [project, version] = wheel.fileName.split('-');
  const uv = join(work, 'uv', `${project}-${version}.data`, 'scripts', 'uv');
  await chmod(uv, 0o755);
  return uv;
}
