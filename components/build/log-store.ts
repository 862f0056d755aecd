import { type AnsiStyle, parseAnsiLine, plainStyle, type StyleRun } from '@/core/log/ansi.ts';
import { type LineLevel, lineLevel } from '@/core/log/line-level.ts';
import type { LogChunk, LogLine } from '@/core/log/log-line.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';

/** A line as it is shown; its number is its place in the log. */
export interface ShownLine {
  readonly text: string;
  readonly runs: readonly StyleRun[];
  readonly step: number;
  readonly atMs: number;
  readonly level: LineLevel | undefined;
}

/** Up to here a log is kept and shown whole; of a longer one the browser holds parts, so many lines at most. */
export const wholeLimit = 50_000;

/** So many lines before a part are read too, for the colours that were begun in them and go on. */
export const colourLeadLines = 1_000;

/**
 * The lines of one log in the browser: numbered from 1, without a gap or a double, whatever the connection
 * does. Its end grows; of a long log other parts come and go.
 */
export interface LogStore {
  /** Number of the last line, 0 while there is none. */
  readonly lineCount: number;
  /** All lines are here, and `levelLines` knows them all. */
  readonly isWhole: boolean;
  /** Undefined for a line that is not here. */
  line(number: number): ShownLine | undefined;
  has(range: LineRange): boolean;
  /** Of a whole log the numbers of the lines that announce an error or a warning. */
  levelLines(level: LineLevel): readonly number[];
  /** Takes what is new at the end; false when lines before it are missing, and then nothing is taken. */
  append(chunk: LogChunk): boolean;
  /** Gives what takes a part that was asked for, chunk by chunk; lines before `firstLine` only tell the colours. */
  openPart(firstLine: number): (chunk: LogChunk) => void;
  /** What is on show: other parts of a long log may be forgotten. */
  hold(range: LineRange): void;
  /** Calls back at most once per frame after the end has grown; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

const pageLines = 1_000;

interface LogStoreOptions {
  /** The first line of the end that is wanted. */
  readonly fromLine?: number;
  /** So many lines are known to be there; without it fewer than before `fromLine`, for the colours that go on into it. */
  readonly knownLines?: number;
  /** Runs a callback before the next frame is drawn; a test gives its own. */
  readonly schedule?: (callback: () => void) => void;
}

export function createLogStore({
  fromLine = 1,
  knownLines = Math.max(0, fromLine - 1 - colourLeadLines),
  schedule = requestAnimationFrame,
}: LogStoreOptions = {}): LogStore {
  /** By their first line; the longest unused first. */
  const pages = new Map<number, ShownLine[]>();
  const numbersByLevel: Record<LineLevel, number[]> = { error: [], warning: [] };
  const endStyles = new Map<number, AnsiStyle>();
  const listeners = new Set<() => void>();
  let lineCount = knownLines;
  let held: LineRange = { first: 1, last: 0 };
  let isScheduled = false;

  const pageOf = (number: number) => number - ((number - 1) % pageLines);
  const line = (number: number) => pages.get(pageOf(number))?.[(number - 1) % pageLines];
  const insert = (number: number, shown: ShownLine) => {
    const key = pageOf(number);
    const page = pages.get(key) ?? [];
    pages.set(key, page);
    page[number - key] = shown;
  };
  const forget = () => {
    for (const key of pages.keys()) {
      if (pages.size * pageLines <= wholeLimit) return;
      const isHeld = key + pageLines > held.first && key <= held.last;
      if (!isHeld && key !== pageOf(lineCount)) pages.delete(key);
    }
  };
  const tellSoon = () => {
    if (isScheduled) return;
    isScheduled = true;
    schedule(() => {
      isScheduled = false;
      for (const listener of listeners) listener();
    });
  };

  return {
    get lineCount() {
      return lineCount;
    },
    get isWhole() {
      return fromLine === 1 && lineCount <= wholeLimit;
    },
    line,
    has({ first, last }) {
      for (let number = first; number <= last; number += 1) if (!line(number)) return false;
      return true;
    },
    levelLines: (level) => numbersByLevel[level],
    append(chunk) {
      const known = lineCount + 1 - chunk.firstLine;
      if (known < 0) return false;
      for (const raw of parseLogLines(chunk.lines).slice(known)) {
        const shown = showLine(raw, endStyles);
        lineCount += 1;
        if (lineCount < fromLine) continue;
        insert(lineCount, shown);
        if (shown.level) numbersByLevel[shown.level].push(lineCount);
      }
      forget();
      tellSoon();
      return true;
    },
    openPart(firstLine) {
      const styles = new Map<number, AnsiStyle>();
      return (chunk) => {
        for (const [index, raw] of parseLogLines(chunk.lines).entries()) {
          const shown = showLine(raw, styles);
          if (chunk.firstLine + index >= firstLine) insert(chunk.firstLine + index, shown);
        }
      };
    },
    hold(range) {
      held = range;
      for (let key = pageOf(Math.max(1, range.first)); key <= range.last; key += pageLines) {
        const page = pages.get(key);
        if (!page) continue;
        pages.delete(key);
        pages.set(key, page);
      }
      forget();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `styles`: at the end of the line before, by step. */
function showLine([step, atMs, , raw]: LogLine, styles: Map<number, AnsiStyle>): ShownLine {
  const { text, runs, style } = parseAnsiLine(raw.replace(/[\r\n]/g, ' '), styles.get(step) ?? plainStyle);
  styles.set(step, style);
  return { text, runs, step, atMs, level: lineLevel(text) };
}
