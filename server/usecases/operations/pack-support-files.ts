import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { SupportFile } from './gather-support-files.ts';

/** The files as a tar archive in a folder of that name. */
export function packSupportFiles(files: readonly SupportFile[], folder: string, now: Date): Readable {
  const archive = pack();
  for (const { name, text } of files) archive.entry({ name: `${folder}/${name}`, mtime: now }, text);
  archive.finalize();
  return Readable.from(archive, { objectMode: false });
}
