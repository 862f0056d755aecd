import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { pack } from 'tar-stream';
import type { ImageStore } from '@/server/ports/image-store.ts';
import { packImageArchive } from '../../debian/image-archive.ts';
import { unpackDebianPackage } from './debian-package.ts';

const run = promisify(execFile);

/** Two megabytes with a shell: for tests that need a container in well under a second. */
export const busyboxImage = 'studio-test/busybox:1';

/** Makes the busybox image from Debian's busybox-static unless the engine has it; the same id each time. Returns its reference. */
export async function ensureBusyboxImage(images: ImageStore): Promise<string> {
  if (await images.find(busyboxImage)) return busyboxImage;
  const folder = await mkdtemp(join(tmpdir(), 'studio-busybox-'));
  try {
    const program = join(await unpackDebianPackage('busybox-static', folder), 'bin/busybox');
    const rootFileSystem = join(folder, 'root.tar');
    await writeFile(rootFileSystem, await packRootFileSystem(program));
    await images.load(
      await packImageArchive(rootFileSystem, {
        reference: busyboxImage,
        command: ['sh'],
        variables: { PATH: '/bin' },
        labels: {},
        createdBy: 'busybox-static',
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
  return busyboxImage;
}

async function packRootFileSystem(program: string): Promise<Buffer> {
  const archive = pack();
  const mtime = new Date(0);
  for (const name of ['bin', 'etc', 'tmp']) {
    archive.entry({ name, type: 'directory', mode: name === 'tmp' ? 0o1777 : 0o755, mtime });
  }
  archive.entry({ name: 'etc/passwd', mtime }, 'root:x:0:0::/:/bin/sh\nada:x:1000:1000::/tmp:/bin/sh\n');
  archive.entry({ name: 'bin/busybox', mode: 0o755, mtime }, await readFile(program));
  const { stdout } = await run(program, ['--list']);
  for (const applet of stdout
    .trim()
    .split('\n')
    .filter((name) => name !== 'busybox')
    .sort()) {
    archive.entry({ name: `bin/${applet}`, type: 'symlink', linkname: 'busybox', mtime });
  }
  archive.finalize();
  return buffer(archive);
}
