import { renderLineRange } from './line-range.ts';
import type { LineRange } from './log-store.ts';

/** The whole address of lines of the build whose page this is, to send to somebody. */
export function lineAddress(lines: LineRange): string {
  return `${window.location.origin}${window.location.pathname}?line=${renderLineRange(lines)}`;
}
