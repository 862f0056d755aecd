import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** A compressed tar file that is there once it is whole; readable by its owner alone. */
export class ArchiveWriter {
  readonly #path: string;
  readonly #partial: string;
  readonly #archive = pack();
  readonly #written: Promise<void>;

  private constructor(path: string, partial: string, file: FileHandle) {
    this.#path = path;
    this.#partial = partial;
    this.#written = pipeline(this.#archive, createGzip(), file.createWriteStream({ flush: true }));
    this.#written.catch(() => {}); // told to whoever adds next
  }

  static async open(path: string): Promise<ArchiveWriter> {
    const partial = `${path}.partial`;
    return new ArchiveWriter(path, partial, await open(partial, 'w', 0o600));
  }

  add(name: string, content: Buffer): Promise<void> {
    return this.addStream(name, content.length, [content]);
  }

  /** Throws when `content` has not exactly that size. */
  async addStream(name: string, sizeBytes: number, content: AsyncIterable<Uint8Array> | Uint8Array[]): Promise<void> {
    const add = async () => pipeline(content, this.#archive.entry({ name, size: sizeBytes, mode: 0o600 }));
    // In this order: what the file refused, as a full disk, says more than what follows from it.
    await Promise.race([this.#written, add()]);
  }

  async finish(): Promise<void> {
    this.#archive.finalize();
    await this.#written;
    await rename(this.#partial, this.#path);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#archive.destroy();
    await this.#written.catch(() => {});
    await rm(this.#partial, { force: true });
  }
}
