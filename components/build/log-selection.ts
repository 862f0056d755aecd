import type { LineRange } from './log-store.ts';

/** A place in a log: line and column, both from 1. */
export interface LogPlace {
  readonly line: number;
  readonly column: number;
}

/** What is selected, from where it was begun to where the cursor is; either may be outside of what is loaded. */
export interface LogSelection {
  readonly anchor: LogPlace;
  readonly active: LogPlace;
}

/** A selection as the editor has it after a move of the window, within what it holds. */
export function clampSelection({ anchor, active }: LogSelection, window: LineRange): LogSelection {
  const clamp = (place: LogPlace): LogPlace => {
    if (place.line < window.first) return { line: window.first, column: 1 };
    if (place.line > window.last) return { line: window.last, column: Number.MAX_SAFE_INTEGER };
    return place;
  };
  return { anchor: clamp(anchor), active: clamp(active) };
}

/**
 * What is selected now that the editor says so. It knows only what is loaded: an end that lies outside is
 * still meant while the editor's stays where the move of the window put it.
 * @param put - what the editor was given last, after its own corrections
 */
export function extendSelection(
  previous: LogSelection | undefined,
  put: LogSelection | undefined,
  now: LogSelection,
): LogSelection {
  const isAnchorKept = previous && put && isSame(now.anchor, put.anchor) && !isSame(put.anchor, previous.anchor);
  return { anchor: isAnchorKept ? previous.anchor : now.anchor, active: now.active };
}

/** The lines that a selection touches, in order. */
export function selectedLines({ anchor, active }: LogSelection): LineRange {
  return { first: Math.min(anchor.line, active.line), last: Math.max(anchor.line, active.line) };
}

/** The lines of which something is selected: the cursor before the first character of a line selects nothing of it. */
export function coveredLines(selection: LogSelection): LineRange {
  const { first, last } = selectedLines(selection);
  const { column } = selection.anchor.line === last ? selection.anchor : selection.active;
  return { first, last: column === 1 && last > first ? last - 1 : last };
}

export function isEmptySelection({ anchor, active }: LogSelection): boolean {
  return isSame(anchor, active);
}

function isSame(left: LogPlace, right: LogPlace): boolean {
  return left.line === right.line && left.column === right.column;
}

/** Cuts the selected text out of the lines that it touches. */
export function cutSelection(texts: readonly string[], { anchor, active }: LogSelection): string {
  const isForward = anchor.line < active.line || (anchor.line === active.line && anchor.column <= active.column);
  const [from, to] = isForward ? [anchor, active] : [active, anchor];
  const lines = [...texts];
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, to.column - 1);
  lines[0] = (lines[0] ?? '').slice(from.column - 1);
  return lines.join('\n');
}
