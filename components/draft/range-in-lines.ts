import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import type { TextRange } from '@/core/issue.ts';
import type { LineIndex } from '@/core/position.ts';

/** A range of a text as Monaco writes it: by lines and columns. `lines` are those of the text. */
export function rangeInLines(
  monaco: Monaco,
  lines: LineIndex,
  { start, end }: TextRange,
): InstanceType<Monaco['Range']> {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new monaco.Range(from.line, from.column, to.line, to.column);
}
