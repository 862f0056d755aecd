import type { TextEdit } from './issue.ts';

/**
 * Applies edits that do not overlap; every character outside their ranges stays as it is.
 * Edits that begin at the same offset are applied in the order given.
 *
 * @throws RangeError when two edits overlap or one lies outside the text: a defect of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = edits.toSorted((left, right) => left.range.start - right.range.start);
  let result = '';
  let position = 0;
  for (const { range, text: replacement } of inOrder) {
    if (range.start < position || range.end < range.start || range.end > text.length) {
      throw new RangeError(`edit ${range.start}–${range.end} overlaps another or leaves the text`);
    }
    result += text.slice(position, range.start) + replacement;
    position = range.end;
  }
  return result + text.slice(position);
}
