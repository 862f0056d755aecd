import type { Section, TextRange } from '../../issue.ts';
import type { Subject } from '../subject.ts';

/** Where a part of a line, such as its address, stands as it is; undefined where the text spells it otherwise. */
export function placeOfPart(
  { definition }: Subject,
  { section, range, part }: { readonly section: Section; readonly range: TextRange; readonly part: string },
): TextRange | undefined {
  if (section !== 'conda' && section !== 'pip') return undefined;
  // In the line alone: a search to the end of the text from each line takes quadratic time.
  const at = definition[section].slice(range.start, range.end).indexOf(part);
  return at === -1 ? undefined : { start: range.start + at, end: range.start + at + part.length };
}
