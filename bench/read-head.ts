import type { LogChunk } from '../core/log/log-line.ts';

/** Of a frame; what its lines say is not looked at. */
const headBytes = 200;

/**
 * Which lines a frame holds; undefined for one without. A thousand watchers that parsed a million lines each would
 * measure themselves.
 */
export function readHead(frame: Buffer): Pick<LogChunk, 'firstLine' | 'lineCount'> | undefined {
  const found = /"firstLine":(\d+),"lineCount":(\d+)/.exec(frame.subarray(0, headBytes).toString());
  return found ? { firstLine: Number(found[1]), lineCount: Number(found[2]) } : undefined;
}
