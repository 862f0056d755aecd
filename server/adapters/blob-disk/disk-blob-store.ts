import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StudioError } from '@/core/errors.ts';
import type { BlobStore } from '@/server/ports/blob-store.ts';

/**
 * Blobs as files of a folder, there even after a power cut once they are acknowledged: the database forgets the
 * chunks of a log as soon as its blob is stored. A key is a relative path of ours; `..` is refused all the same.
 */
export function createDiskBlobStore(folder: string): BlobStore {
  const pathOf = (key: string) => {
    if (key.split('/').some((part) => part === '' || part === '.' || part === '..')) {
      throw new StudioError('INVALID_INPUT', { field: 'key' });
    }
    return join(folder, key);
  };

  return {
    async put(key, content) {
      const path = pathOf(key);
      const partial = `${path}.${randomUUID()}.partial`;
      const firstMade = await mkdir(dirname(path), { recursive: true });
      try {
        const source = content instanceof Readable ? content : Readable.from([content]);
        await pipeline(source, createWriteStream(partial, { mode: 0o600, flush: true }));
        await rename(partial, path);
        await keepName(path, firstMade ?? path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      return (await stat(path)).size;
    },

    async read(key, range) {
      const file = await open(pathOf(key)).catch((error) => refuseMissing(error, key));
      try {
        const { size } = await file.stat();
        const start = Math.min(range?.start ?? 0, size);
        const end = Math.min(range?.end ?? size, size);
        const bytes = new Uint8Array(Math.max(0, end - start));
        await file.read(bytes, 0, bytes.length, start);
        return bytes;
      } finally {
        await file.close();
      }
    },

    async open(key) {
      const file = await open(pathOf(key)).catch((error) => refuseMissing(error, key));
      return createReadStream('', { fd: file });
    },

    delete: (key) => rm(pathOf(key), { force: true }),

    async *list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(emptyIfMissing);
      for (const entry of entries) {
        if (!entry.isFile() || entry.name.endsWith('.partial')) continue;
        const path = join(entry.parentPath, entry.name);
        yield { key: relative(folder, path), sizeBytes: (await stat(path)).size };
      }
    },
  };
}

/** A file that is on the disk has no name there before its folder is, nor before those that were made for it. */
async function keepName(path: string, firstMade: string): Promise<void> {
  for (let folder = dirname(path); folder.length >= dirname(firstMade).length; folder = dirname(folder)) {
    const handle = await open(folder);
    await handle.sync().finally(() => handle.close());
    if (folder === dirname(folder)) return;
  }
}

function emptyIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function refuseMissing(error: NodeJS.ErrnoException, key: string): never {
  throw error.code === 'ENOENT' ? new StudioError('NOT_FOUND', { what: 'blob', name: key }, { cause: error }) : error;
}
