import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { matchingLines } from '../../../core/log/matching-lines.ts';

/** Of what is unpacked at a time: with zlib's 16 KiB most of the time goes into joining. */
const chunkSize = 1024 * 1024;

parentPort?.on('message', (/** @type {import('./search-thread.ts').Asked} */ { lines, ...sought }) => {
  const startMs = performance.now();
  const stored = typeof lines === 'string' ? lines : gunzipSync(lines, { chunkSize }).toString().slice(0, -1);
  parentPort?.postMessage({ indexes: matchingLines(stored, sought), tookMs: performance.now() - startMs });
});
