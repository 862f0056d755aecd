import { type AnsiStyle, parseAnsiLine, plainStyle, type StyleRun } from '@/core/log/ansi.ts';
import { type LineLevel, lineLevel } from '@/core/log/line-level.ts';
import type { LogChunk, LogLine } from '@/core/log/log-line.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';

/** A line as it is shown; its number is its place in the store. */
export interface ShownLine {
  readonly text: string;
  readonly runs: readonly StyleRun[];
  readonly step: number;
  readonly atMs: number;
  readonly level: LineLevel | undefined;
}

/** The lines of one log in the browser: numbered from 1, without a gap or a double, whatever the connection does. */
export interface LogStore {
  /** Number of the last line, 0 while there is none. */
  readonly lineCount: number;
  line(number: number): ShownLine | undefined;
  /** Numbers of the lines that announce an error or a warning. */
  levelLines(level: LineLevel): readonly number[];
  /** Takes what is new in a chunk; false when lines before it are missing, and then nothing is taken. */
  append(chunk: LogChunk): boolean;
  /** Calls back at most once per frame after lines have come; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** `schedule` runs a callback before the next frame is drawn; a test gives its own. */
export function createLogStore(schedule: (callback: () => void) => void = requestAnimationFrame): LogStore {
  const lines: ShownLine[] = [];
  const numbersByLevel: Record<LineLevel, number[]> = { error: [], warning: [] };
  const styles = new Map<number, AnsiStyle>();
  const listeners = new Set<() => void>();
  let isScheduled = false;

  const push = ([step, atMs, , raw]: LogLine) => {
    const { text, runs, style } = parseAnsiLine(raw.replace(/[\r\n]/g, ' '), styles.get(step) ?? plainStyle);
    styles.set(step, style);
    const level = lineLevel(text);
    lines.push({ text, runs, step, atMs, level });
    if (level) numbersByLevel[level].push(lines.length);
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
      return lines.length;
    },
    line: (number) => lines[number - 1],
    levelLines: (level) => numbersByLevel[level],
    append(chunk) {
      const known = lines.length + 1 - chunk.firstLine;
      if (known < 0) return false;
      const parsed = parseLogLines(chunk.lines);
      for (const line of parsed.slice(known)) push(line);
      tellSoon();
      return true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
