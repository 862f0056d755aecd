import type { Readable } from 'node:stream';
import { EventQueue } from './event-queue.ts';

/**
 * Reads a stream as fast as it comes, whatever the consumer does: `for await` over the stream itself
 * would pause it while a chunk is being worked on. Throws the stream's error after what came before it.
 */
export async function* readAhead(source: Readable): AsyncGenerator<Buffer, void> {
  const chunks = new EventQueue<Buffer>();
  source.on('data', (chunk: Buffer) => chunks.push(chunk));
  source.on('error', (error) => chunks.close(error));
  source.on('close', () => chunks.close());
  try {
    yield* chunks;
  } finally {
    source.destroy();
  }
}
