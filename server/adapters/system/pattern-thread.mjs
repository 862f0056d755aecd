import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (/** @type {{ readonly pattern: RegExp, readonly lines: readonly string[] }} */ asked) => {
  const startMs = performance.now();
  /** @type {number[]} */
  const indexes = [];
  asked.lines.forEach((line, index) => {
    if (asked.pattern.test(line)) indexes.push(index);
  });
  parentPort?.postMessage({ indexes, tookMs: performance.now() - startMs });
});
