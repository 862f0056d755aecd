import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

export interface ArchiveEntry {
  readonly name: string;
  /** To be read before the next entry is asked for; what is not read is passed over. */
  readonly content: AsyncIterable<Buffer>;
}

/** The entries of a compressed tar file, one after the other. They throw when it is damaged or cut off, and say which file. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const archive = extract();
  const reading = pipeline(createReadStream(path), createGunzip(), archive);
  reading.catch(() => {}); // told below, or by the entry that is being read
  try {
    for await (const entry of archive) {
      yield { name: entry.header.name, content: bytesOf(entry, path) };
      entry.resume();
    }
    await reading;
  } catch (error) {
    await reading.catch((cause) => {
      throw unreadable(path, cause);
    });
    throw unreadable(path, error);
  }
}

async function* bytesOf(entry: AsyncIterable<unknown>, path: string): AsyncGenerator<Buffer> {
  try {
    for await (const bytes of entry) if (Buffer.isBuffer(bytes)) yield bytes;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): Error {
  return new Error(`${path} cannot be read: ${cause instanceof Error ? cause.message : cause}.`, { cause });
}
