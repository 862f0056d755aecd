/** One gzip member of a finished log: lines `firstLine … firstLine + lineCount - 1` in bytes `[start, end)`. */
export interface LogBlock {
  readonly firstLine: number;
  readonly lineCount: number;
  readonly start: number;
  readonly end: number;
}
