import { type Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit, TextRange } from '../issue.ts';
import type { LineIndex } from '../position.ts';
import { nodeRange } from './yaml-document.ts';

const step = 2;

/** Lines `[first, last]`, from 1, that move to the right by `columns`, comments between them too. */
interface Move {
  readonly first: number;
  readonly last: number;
  readonly columns: number;
}

/**
 * The edits that indent the lists and maps under the keys of a file by two, and a `pip:` list in a list by
 * two more. What is laid out in another way (on one line, with several keys in an entry) stays.
 */
export function indentLists(
  text: string,
  document: Document.Parsed,
  lines: LineIndex,
  severalLines: readonly TextRange[],
): TextEdit[] {
  const root = document.contents;
  if (!isMap(root) || root.flow || lines.positionAt(nodeRange(root).start).column !== 1) return [];
  const placeOf = ({ start }: TextRange) => lines.positionAt(start);
  const moves = root.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const keyLine = placeOf(nodeRange(key)).line;
    if (isMap(value) && !value.flow) return moveMap(value, keyLine, placeOf);
    return isSeq(value) && !value.flow ? moveList(value, keyLine, placeOf) : [];
  });
  const fixed = severalLines.map(({ start, end }) => [lines.positionAt(start).line, lines.positionAt(end).line]);
  const isFixed = ({ first, last }: Move) => fixed.some(([from = 0, to = 0]) => from <= last && first <= to);
  return moves.some(isFixed) ? [] : moveLines(text, lines, moves);
}

type PlaceOf = (range: TextRange) => { readonly line: number; readonly column: number };

function moveMap(map: YAMLMap, keyLine: number, placeOf: PlaceOf): Move[] {
  const places = map.items.map(({ key, value }) =>
    isScalar(key) && (value === null || isScalar(value)) ? placeOf(nodeRange(key)) : undefined,
  );
  const last = places.at(-1);
  const [first] = places;
  if (!first || !last || places.includes(undefined) || first.line <= keyLine) return [];
  return [{ first: keyLine + 1, last: last.line, columns: step - (first.column - 1) }];
}

function moveList(list: YAMLSeq, keyLine: number, placeOf: PlaceOf): Move[] {
  const start = placeOf(nodeRange(list));
  if (start.line <= keyLine) return [];
  const columns = step - (start.column - 1);
  const inner: Move[] = [];
  let last = start.line;
  for (const item of list.items) {
    if (isScalar(item)) {
      last = placeOf(nodeRange(item)).line;
      continue;
    }
    const nested = isMap(item) && !item.flow ? readNestedList(item) : undefined;
    if (!nested) return [];
    const key = placeOf(nested.key);
    const move = moveList(nested.list, key.line, placeOf)[0];
    if (!move) return [];
    // Counted from where its own list has moved to: `  - pip:` and then `      - numpy`.
    inner.push({ ...move, columns: move.columns + step * 2 - columns });
    last = move.last;
  }
  return [{ first: keyLine + 1, last, columns }, ...inner];
}

/** `pip:` with a list below it, and nothing else in the entry. */
function readNestedList(map: YAMLMap): { readonly key: TextRange; readonly list: YAMLSeq } | undefined {
  const [pair, ...others] = map.items;
  if (!pair || others.length > 0 || !isScalar(pair.key) || !isSeq(pair.value) || pair.value.flow) return undefined;
  return pair.value.items.every((item) => isScalar(item)) ? { key: nodeRange(pair.key), list: pair.value } : undefined;
}

function moveLines(text: string, lines: LineIndex, moves: readonly Move[]): TextEdit[] {
  const columnsByLine = new Map<number, number>();
  for (const { first, last, columns } of moves) {
    for (let line = first; line <= last; line += 1) {
      columnsByLine.set(line, (columnsByLine.get(line) ?? 0) + columns);
    }
  }
  return [...columnsByLine].flatMap(([line, columns]) => {
    const { start, end } = lines.lineRange(line);
    const written = text.slice(start, end);
    const indent = written.length - written.trimStart().length;
    if (columns === 0 || indent === written.length || written.slice(0, indent).includes('\t')) return [];
    const wanted = Math.max(indent + columns, 0);
    return wanted === indent ? [] : [{ range: { start, end: start + indent }, text: ' '.repeat(wanted) }];
  });
}
