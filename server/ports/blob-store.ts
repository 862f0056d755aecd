import type { Readable } from 'node:stream';

/** Private, content-agnostic storage of large things: finished logs, wheels, contexts. Keys are ours, never a user's. */
export interface BlobStore {
  /** Writes whole or not at all; replaces. Returns the size in bytes. */
  put(key: string, content: Readable | Uint8Array): Promise<number>;
  /** Half-open byte range; throws `NOT_FOUND`. */
  read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Uint8Array>;
  open(key: string): Promise<Readable>;
  delete(key: string): Promise<void>;
  /** All that are whole. */
  list(): AsyncIterable<{ readonly key: string; readonly sizeBytes: number }>;
}
