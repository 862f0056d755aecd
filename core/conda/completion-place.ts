import type { TextRange } from '../issue.ts';
import { findPipPlace, type PipPlace } from '../pip/completion-place.ts';
import { LineIndex } from '../position.ts';

/** What one is about to write in a list of an `environment.yml`; `range` is what a choice replaces, in the text. */
export type CondaPlace =
  | ({ readonly range: TextRange; readonly typed: string } & (
      | { readonly kind: 'channel' }
      /** `channel` when `channel::` stands before it. */
      | { readonly kind: 'name'; readonly channel?: string }
      | { readonly kind: 'version'; readonly name: string; readonly channel?: string; readonly operator: string }
    ))
  | { readonly kind: 'pip'; readonly place: PipPlace };

const entryStart = /^(\s*)-\s+(["']?)/;
const atName = /^(?:(\S+)::)?([A-Za-z0-9_.-]*)$/;
const atVersion =
  /^(?:(\S+?)::)?([A-Za-z0-9_.-]+)\s*(?:(?:==|>=|<=|!=|~=|=|<|>)\s*[^,|\s]+[,|]\s*)*(==|>=|<=|!=|~=|=|<|>)\s*([A-Za-z0-9.!+*_]*)$/;

/**
 * What stands at the cursor of a conda specification; undefined outside the entries of its lists. Reads
 * lines, not YAML: what is being written is seldom a whole document. Never throws.
 *
 * @param offset the cursor, in UTF-16 code units
 */
export function findCondaPlace(text: string, offset: number): CondaPlace | undefined {
  const lines = new LineIndex(text);
  const { line: number, column } = lines.positionAt(offset);
  const { start, end } = lines.lineRange(number);
  const line = text.slice(start, end);
  const entry = entryStart.exec(line);
  const contentAt = entry?.[0].length ?? 0;
  const before = line.slice(contentAt, Math.max(column - 1, contentAt));
  if (!entry || column - 1 < contentAt || /(?:^|\s)#/.test(before)) return undefined;

  const list = listAround(text, lines, number, entry[1]?.length ?? 0);
  if (list === 'pip') {
    const content = line.slice(contentAt).replace(/["']\s*$/, '');
    const place = findPipPlace(content, before.length);
    return place && { kind: 'pip', place: { ...place, range: moved(place.range, start + contentAt) } };
  }
  const placed = (typed: string, rest: RegExp) => {
    const after = rest.exec(text.slice(offset, end))?.[0] ?? '';
    return { typed, range: { start: offset - typed.length, end: offset + after.length } };
  };
  if (list === 'channels') return { kind: 'channel', ...placed(before, /^[^\s"'#]*/) };
  return list === 'dependencies' ? placeInSpec(before, placed) : undefined;
}

function placeInSpec(
  before: string,
  placed: (typed: string, rest: RegExp) => { readonly typed: string; readonly range: TextRange },
): CondaPlace | undefined {
  const name = atName.exec(before);
  if (name) {
    const [, channel, typed = ''] = name;
    return { kind: 'name', ...(channel !== undefined && { channel }), ...placed(typed, /^[A-Za-z0-9_.-]*/) };
  }
  const [, channel, project, operator, typed = ''] = atVersion.exec(before) ?? [];
  if (project === undefined || operator === undefined) return undefined;
  const place = placed(typed, /^[A-Za-z0-9.!+*_]*/);
  return {
    kind: 'version',
    name: project.toLowerCase(),
    ...(channel !== undefined && { channel }),
    operator,
    ...place,
  };
}

/** The list that an entry with this indentation belongs to: a key of the document, or `pip` inside the dependencies. */
function listAround(text: string, lines: LineIndex, entryLine: number, indentation: number): string | undefined {
  for (let number = entryLine - 1; number >= 1; number -= 1) {
    const { start, end } = lines.lineRange(number);
    const line = text.slice(start, end);
    const nested = /^(\s*)-\s+pip\s*:/.exec(line);
    if (nested && (nested[1]?.length ?? 0) < indentation) return 'pip';
    const key = /^([A-Za-z_]+)\s*:/.exec(line)?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
