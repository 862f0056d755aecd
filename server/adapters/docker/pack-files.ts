import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { ContextFile } from '@/server/ports/image-builder.ts';

/**
 * A tar of these files for a build context or a container. Times are fixed: the engine's cache looks at
 * contents and modes, and the same context shall be the same bytes.
 */
export function packFiles(files: readonly ContextFile[]): Readable {
  const archive = pack();
  for (const file of files) {
    const content = Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength);
    archive.entry({ name: file.path.replace(/^\/+/, ''), mode: file.mode, mtime: new Date(0) }, content);
  }
  archive.finalize();
  return Readable.from(archive, { objectMode: false });
}
