import type { LineRange } from './log-store.ts';

/** Reads `120` or `120-180` of an address; undefined for anything else. */
export function parseLineRange(text: string): LineRange | undefined {
  const [, from, to = from] = /^([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  return { first: Math.min(Number(from), Number(to)), last: Math.max(Number(from), Number(to)) };
}

export function renderLineRange({ first, last }: LineRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** As much of it as a log of `lineCount` lines has, and never nothing. */
export function clampLineRange({ first, last }: LineRange, lineCount: number): LineRange {
  const clamp = (line: number) => Math.max(1, Math.min(line, lineCount));
  return { first: clamp(first), last: clamp(last) };
}

/** From the lines that are linked to the one that was clicked with shift. */
export function extendLineRange(linked: LineRange | undefined, line: number): LineRange {
  if (!linked) return { first: line, last: line };
  return line < linked.first ? { first: line, last: linked.last } : { first: linked.first, last: line };
}
