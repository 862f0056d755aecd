import type { Section, TextEdit, TextRange } from '../../issue.ts';
import { startOfLine } from '../../line-start.ts';
import { removeEntry } from '../conda/list-line.ts';
import type { Subject } from '../subject.ts';

/** Takes what stands at `range` out, with its line and comment; undefined where something else stands there too. */
export function removeLine(
  { definition }: Subject,
  section: Section,
  { start, end }: TextRange,
): readonly TextEdit[] | undefined {
  if (section === 'conda') return removeEntry(definition.conda, { start, end });
  const source = definition.pip;
  const lineStart = startOfLine(source, start);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/.exec(source.slice(end));
  if (!rest || !/^\uFEFF?[ \t]*$/.test(source.slice(lineStart, start))) return undefined;
  return [{ range: { start: lineStart, end: end + rest[0].length }, text: '' }];
}
