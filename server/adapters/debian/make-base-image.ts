import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { BaseImageMaker, BaseImageProblem } from '@/server/ports/base-image-maker.ts';
import { chooseWorkFolder } from './choose-work-folder.ts';
import { type ImageConfiguration, packImageArchive } from './image-archive.ts';
import { runCommand } from './run-command.ts';

export interface DebianBaseImageOptions {
  /** Where the finished archive is kept (45 MB). */
  readonly cacheFolder: string;
  /** Whether `mmdebstrap` may be installed with apt-get; needs root. */
  readonly mayInstall: boolean;
}

type Progress = (text: string) => void;

/** Raised whenever what follows makes another image. */
const recipe = 1;
const suite = 'bookworm';
/** libstdc++6 and libgomp1: without them the wheels of numpy and scikit-learn do not import. */
const packages = ['python3', 'python3-venv', 'ca-certificates', 'libstdc++6', 'libgomp1'];
const leftOut = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*'];
/** Root file system, package files and the tar, all at once. */
const neededBytes = 1_500_000_000;

const image: ImageConfiguration = {
  reference: 'envstudio/debian-python:3.11-bookworm',
  command: ['python3'],
  variables: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
  labels: {
    'org.opencontainers.image.title': 'Debian 12 with Python 3.11',
    'org.opencontainers.image.version': '3.11-bookworm',
  },
  createdBy: `mmdebstrap ${suite} ${packages.join(' ')}`,
};

/** Makes a small Python image from Debian's packages, for machines that reach those but no image registry. */
export function createDebianBaseImageMaker({ cacheFolder, mayInstall }: DebianBaseImageOptions): BaseImageMaker {
  const cached = join(cacheFolder, `debian-python-3.11-${suite}-${recipe}.tar.gz`);
  return {
    reference: image.reference,
    async make(onProgress, signal) {
      if (!existsSync(cached)) {
        const problem = await makeArchive(cached, cacheFolder, mayInstall, onProgress, signal);
        if (problem) return { ok: false, problem };
      }
      return { ok: true, archive: createReadStream(cached) };
    },
  };
}

async function makeArchive(
  target: string,
  cacheFolder: string,
  mayInstall: boolean,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<BaseImageProblem | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { kind: 'platform', message: `${process.platform}/${process.arch}: only linux/x64 is supported` };
  }
  const missing = await ensureMmdebstrap(mayInstall, onProgress, signal);
  if (missing) return missing;

  await mkdir(cacheFolder, { recursive: true });
  const workFolder = await mkdtemp(join(await chooseWorkFolder(neededBytes, cacheFolder), 'studio-base-image-'));
  try {
    const rootFileSystem = join(workFolder, 'root.tar');
    const problem = await makeRootFileSystem(rootFileSystem, workFolder, onProgress, signal);
    if (problem) return problem;
    onProgress('packing the image');
    const finished = join(workFolder, 'image.tar.gz');
    await compress(await packImageArchive(rootFileSystem, image), finished, signal);
    await moveInto(finished, target);
    return undefined;
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function ensureMmdebstrap(
  mayInstall: boolean,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<BaseImageProblem | undefined> {
  const isThere = async () => (await runCommand(['mmdebstrap', '--version'], () => {}, signal)).type === 'ended';
  if (await isThere()) return undefined;
  const message = 'mmdebstrap is not installed: apt-get install mmdebstrap';
  if (!mayInstall || process.getuid?.() !== 0) return { kind: 'tool-missing', message };

  const aptGet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q'] as const;
  await runCommand([...aptGet, 'update'], onProgress, signal);
  await runCommand([...aptGet, 'install', '-y', '--no-install-recommends', 'mmdebstrap'], onProgress, signal);
  return (await isThere()) ? undefined : { kind: 'tool-missing', message };
}

/** The same packages give the same bytes: that is what `SOURCE_DATE_EPOCH` and the missing apt are for. */
async function makeRootFileSystem(
  target: string,
  workFolder: string,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<BaseImageProblem | undefined> {
  const result = await runCommand(
    [
      'env',
      'SOURCE_DATE_EPOCH=1700000000',
      `TMPDIR=${workFolder}`,
      'mmdebstrap',
      '--variant=essential',
      '--architectures=amd64',
      // Otherwise two empty folders belong to root or to _apt, depending on whether _apt may enter the work folder.
      '--aptopt=APT::Sandbox::User "root"',
      `--include=${packages.join(',')}`,
      ...leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
      suite,
      target,
    ],
    (line) => line.startsWith('I: ') && onProgress(line.slice(3)),
    signal,
  );
  if (result.type === 'ended' && result.exitCode === 0) return undefined;
  const lines = result.type === 'ended' ? result.lastLines : [];
  const cause = lines.filter((line) => /^(?:E|W|Err): ?/.test(line)).join('\n');
  return { kind: 'failed', message: cause || lines.join('\n') };
}

async function compress(archive: Readable, path: string, signal: AbortSignal): Promise<void> {
  // The quickest level: 2 s for 150 MB, and the engine takes gzip as it is.
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  await pipeline(archive, gzip, createWriteStream(path), { signal });
}

/** Into place in one step, also from another file system: a cut-off archive is never found. */
async function moveInto(source: string, target: string): Promise<void> {
  const partial = `${target}.${process.pid}.partial`;
  await pipeline(createReadStream(source), createWriteStream(partial));
  await rename(partial, target);
}
