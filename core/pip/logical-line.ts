import type { TextRange } from '../issue.ts';

/**
 * A line as pip reads it: physical lines that end in `\` joined, comments taken off, ends trimmed.
 * Knows for each of its characters where it stands in the file.
 */
export class LogicalLine {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  readonly #fixedRange: TextRange | undefined;

  constructor(pieces: readonly Piece[], fixedRange?: TextRange) {
    this.text = pieces.map((piece) => piece.text).join('');
    this.#pieces = pieces;
    this.#fixedRange = fixedRange;
  }

  /** Whether its characters stand in the file as they are, so that edits of a part are possible. */
  get isVerbatim(): boolean {
    return this.#fixedRange === undefined;
  }

  /** The range in the file of the characters `[start, end)` of this line. */
  range(start: number, end: number): TextRange {
    if (this.#fixedRange) return this.#fixedRange;
    const first = this.#offsetAt(start);
    return { start: first, end: end > start ? this.#offsetAt(end - 1) + 1 : first };
  }

  #offsetAt(index: number): number {
    let before = 0;
    for (const piece of this.#pieces) {
      if (index < before + piece.text.length) return piece.start + index - before;
      before += piece.text.length;
    }
    const last = this.#pieces.at(-1);
    return last ? last.start + last.text.length : 0;
  }
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/**
 * The logical lines of a requirements file that hold anything. A byte order mark is skipped.
 *
 * @param place where `source` stands in its section; when it is not as long as `source` (a scalar with
 * escapes), it is the range of everything.
 */
export function readLogicalLines(source: string, place: TextRange = { start: 0, end: source.length }): LogicalLine[] {
  const isVerbatim = place.end - place.start === source.length;
  const lines: LogicalLine[] = [];
  let pieces: Piece[] = [];
  const finish = () => {
    const line = new LogicalLine(trim(withoutComment(pieces)), isVerbatim ? undefined : place);
    if (line.text !== '') lines.push(line);
    pieces = [];
  };
  for (const { text, start: startInSource } of physicalLines(source)) {
    const start = place.start + startInSource;
    if (pieces.length === 0 && /^\s*(?:#|$)/.test(text)) continue;
    const isComment = /^\s*#/.test(text);
    if (text.endsWith('\\') && !isComment) {
      pieces.push({ text: text.replace(/\\+$/, ''), start });
      continue;
    }
    // Inside a continuation a comment line ends the requirement; its `#` must count as one.
    if (isComment && pieces.length > 0) finish();
    else {
      pieces.push({ text, start });
      finish();
    }
  }
  finish();
  return lines;
}

/** Where Python's `splitlines`, and with it pip, ends a line. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

function* physicalLines(source: string): Generator<Piece> {
  let start = source.startsWith('\uFEFF') ? 1 : 0;
  for (const lineEnd of source.matchAll(lineEnds)) {
    if (lineEnd.index >= start) yield { text: source.slice(start, lineEnd.index), start };
    start = lineEnd.index + lineEnd[0].length;
  }
  yield { text: source.slice(start), start };
}

/** A comment begins with a `#` at the beginning or after a space: `url#egg=name` is none. */
function withoutComment(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let previous = ' ';
  for (const { text, start } of pieces) {
    for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
      if (/\s/.test(at === 0 ? previous : text.charAt(at - 1))) {
        return [...kept, { text: text.slice(0, at), start }];
      }
    }
    kept.push({ text, start });
    previous = text.at(-1) ?? previous;
  }
  return kept;
}

function trim(pieces: readonly Piece[]): Piece[] {
  const trimmed = [...pieces];
  for (let first = trimmed[0]; first; first = trimmed[0]) {
    const text = first.text.trimStart();
    if (text !== '') {
      trimmed[0] = { text, start: first.start + first.text.length - text.length };
      break;
    }
    trimmed.shift();
  }
  for (let last = trimmed.at(-1); last; last = trimmed.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      trimmed[trimmed.length - 1] = { text, start: last.start };
      break;
    }
    trimmed.pop();
  }
  return trimmed;
}
