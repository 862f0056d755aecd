/**
 * One line of a build's log. Lines are numbered from 1 without gaps by the one worker that owns the
 * build; the number is implied by the position in a chunk, so a line travels as this tuple.
 */
export type LogLine = readonly [
  /** Index of the build step that said it. */
  step: number,
  /** Milliseconds since the build started. */
  atMs: number,
  /** 0: the studio itself, 1: standard output, 2: standard error. */
  stream: 0 | 1 | 2,
  /** Without line end; ANSI colour codes are kept. */
  text: string,
];

/** Consecutive lines; what is stored, sent and resumed from. */
export interface LogChunk {
  /** Number of the first line, from 1. */
  readonly firstLine: number;
  readonly lineCount: number;
  /**
   * JSON of one `LogLine` a line (JSON has no line ends of its own), without a last line end. Written once
   * by the worker; from there to the screen it is only cut and joined. `parseLogLines` reads it.
   */
  readonly lines: string;
}
