import type { TextEdit } from '../issue.ts';
import type { LineIndex } from '../position.ts';

/** One entry of a list, on lines of its own. */
export interface ListEntry {
  /** Its lines, from 1, with the comments that belong to it. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** By which it is sorted. */
  readonly name: string;
  /** Entries of one list with equal identities say the same. */
  readonly identity: string;
  readonly comment: string;
}

/**
 * The edits that sort the entries of one list by name and drop those that say what another one says. Only
 * neighbours change places: comments on lines of their own, blank lines and whatever else stands between
 * entries keeps its place and begins a group. A repeated entry with a comment of its own stays.
 */
export function organiseLines(text: string, lines: LineIndex, entries: readonly ListEntry[]): TextEdit[] {
  const kept = withoutRepeats(entries);
  return groupsOf(entries).flatMap((group) => {
    const sorted = group.filter((entry) => kept.has(entry)).toSorted(byName);
    const isSame = sorted.length === group.length && sorted.every((entry, index) => entry === group[index]);
    return isSame ? [] : [replaceGroup(text, lines, group, sorted)];
  });
}

function withoutRepeats(entries: readonly ListEntry[]): ReadonlySet<ListEntry> {
  const kept = new Map<string, ListEntry>();
  const commented: ListEntry[] = [];
  for (const entry of entries) {
    const known = kept.get(entry.identity);
    if (known === undefined || known.comment === '')
      kept.set(entry.identity, entry.comment === '' && known ? known : entry);
    else if (entry.comment !== '' && entry.comment !== known.comment) commented.push(entry);
  }
  return new Set([...kept.values(), ...commented]);
}

/** Runs of entries with nothing between them. */
function groupsOf(entries: readonly ListEntry[]): readonly (readonly ListEntry[])[] {
  const groups: ListEntry[][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group?.at(-1)?.lastLine === entry.firstLine - 1) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** Code units, not a locale: the same everywhere. */
function byName(left: ListEntry, right: ListEntry): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.identity < right.identity ? -1 : Number(left.identity > right.identity);
}

/** Line breaks keep their places: a file with two kinds of them keeps both. */
function replaceGroup(
  text: string,
  lines: LineIndex,
  group: readonly ListEntry[],
  sorted: readonly ListEntry[],
): TextEdit {
  const startOf = ({ firstLine }: ListEntry) => lines.lineRange(firstLine).start;
  const endOf = ({ lastLine }: ListEntry) => lines.lineRange(lastLine).end;
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) throw new Error('a group has an entry');
  if (sorted.length === 0) {
    const isLastLine = last.lastLine === lines.lineCount;
    const start = isLastLine && first.firstLine > 1 ? lines.lineRange(first.firstLine - 1).end : startOf(first);
    const end = isLastLine ? endOf(last) : lines.lineRange(last.lastLine + 1).start;
    return { range: { start, end }, text: '' };
  }
  const breaks = group.slice(1).map((entry, index) => text.slice(endOf(group[index] ?? entry), startOf(entry)));
  const written = sorted.map(
    (entry, index) => (index === 0 ? '' : breaks[index - 1]) + text.slice(startOf(entry), endOf(entry)),
  );
  return { range: { start: startOf(first), end: endOf(last) }, text: written.join('') };
}
