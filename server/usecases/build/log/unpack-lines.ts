import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const decompress = promisify(gunzip);
/** Of what is handed over at a time: with zlib's 16 KiB a long log waits for its turn four thousand times. */
const chunkSize = 1024 * 1024;

/** The lines of consecutive blocks of a packed log: members of one gzip file decompress together as they do alone. */
export async function unpackLines(packed: Uint8Array): Promise<string> {
  const text = (await decompress(packed, { chunkSize })).toString();
  return text.slice(0, -1);
}
