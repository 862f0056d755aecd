import { type LineRange, wholeLimit } from './log-store.ts';

/** So many lines of a long log are in the editor at a time; with those before them that tell the colours it is one call. */
const windowLines = 9_000;
/** So many are shown at first where a reader has just come to; the others follow with the first movement. */
const firstLines = 1_000;
/** Nearer to the edge of what is loaded than this, the next part is fetched. */
const marginLines = 3_000;
/** While a long log is followed it may grow so far before its beginning is cut. */
const slackLines = 5_000;

export const emptyWindow: LineRange = { first: 1, last: 0 };

/** The part of a log to show around a line: all of it, up to a limit. */
export function windowAround(line: number, lineCount: number): LineRange {
  return linesAround(line, lineCount, windowLines);
}

/** What is enough to be shown around a line at once: a few screens of a long log, all of another. */
export function firstWindowAround(line: number, lineCount: number): LineRange {
  return linesAround(line, lineCount, firstLines);
}

function linesAround(line: number, lineCount: number, wanted: number): LineRange {
  if (lineCount <= wholeLimit) return { first: 1, last: lineCount };
  const first = Math.min(Math.max(1, line - wanted / 2), lineCount - wanted + 1);
  return { first, last: first + wanted - 1 };
}

/** What to show once the log has grown: more, or at its end the newest; somewhere else nothing new. */
export function windowAfterGrowth(shown: LineRange, lineCount: number, isFollowing: boolean): LineRange {
  if (lineCount <= wholeLimit) return { first: 1, last: lineCount };
  if (!isFollowing) return shown;
  const isNear = shown.last >= shown.first && lineCount - shown.first < windowLines + slackLines;
  return isNear ? { first: shown.first, last: lineCount } : windowAround(lineCount, lineCount);
}

/** The window that the reader is about to scroll into; undefined while enough is there on both sides. */
export function windowAfterScroll(shown: LineRange, visible: LineRange, lineCount: number): LineRange | undefined {
  const isNearStart = shown.first > 1 && visible.first - shown.first < marginLines;
  const isNearEnd = shown.last < lineCount && shown.last - visible.last < marginLines;
  if (!isNearStart && !isNearEnd) return undefined;
  const wanted = windowAround(Math.round((visible.first + visible.last) / 2), lineCount);
  return wanted.first === shown.first && wanted.last === shown.last ? undefined : wanted;
}
