import type { TextEdit, TextRange } from '../../issue.ts';
import { lineEndOf } from '../../line-end.ts';
import { startOfLine } from '../../line-start.ts';

/** Takes an entry of a block list out, its line and comment too; undefined in `[a, b]`. */
export function removeEntry(source: string, { start, end }: TextRange): readonly TextEdit[] | undefined {
  const lineStart = startOfEntry(source, start)?.lineStart;
  const rest = /^["']?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/.exec(source.slice(end));
  if (lineStart === undefined || !rest) return undefined;
  return [{ range: { start: lineStart, end: end + rest[0].length }, text: '' }];
}

/** Puts an entry on a line of its own above the entry that begins at `key`; undefined in `[a, b]`. */
export function insertEntryBefore(source: string, key: TextRange, text: string): readonly TextEdit[] | undefined {
  const entry = startOfEntry(source, key.start);
  if (!entry) return undefined;
  const { lineStart, indent } = entry;
  return [{ range: { start: lineStart, end: lineStart }, text: `${indent}- ${text}${lineEndOf(source)}` }];
}

/** Where the line begins, when only `- ` and perhaps a quote stand before the entry. */
function startOfEntry(source: string, at: number): { lineStart: number; indent: string } | undefined {
  const lineStart = startOfLine(source, at);
  const indent = /^([ \t]*)-[ \t]+["']?$/.exec(source.slice(lineStart, at))?.[1];
  return indent === undefined ? undefined : { lineStart, indent };
}
