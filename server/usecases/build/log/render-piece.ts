import type { LogChunk } from '@/core/log/log-line.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import { stripAnsi } from '@/core/log/strip-ansi.ts';

export const logFormats = ['text', 'raw', 'json-lines'] as const;

export interface PieceFormat {
  /** `text` without colours, `raw` as the tools wrote it, `json-lines` an object a line with everything that is known. */
  readonly format: (typeof logFormats)[number];
  /** Lines of text begin with their instant. */
  readonly hasTimes: boolean;
  /** What the times of the lines count from. */
  readonly startMs: number;
}

/** Those who follow a log are given the same pieces, mostly in the same format. */
const renderedPieces = new WeakMap<LogChunk, Map<string, Uint8Array>>();

/** A piece of a log as a part of a file, UTF-8. Made once for all that ask for the same: it must not be changed. */
export function renderPiece(piece: LogChunk, format: PieceFormat): Uint8Array {
  const rendered = renderedPieces.get(piece) ?? new Map<string, Uint8Array>();
  renderedPieces.set(piece, rendered);
  const key = JSON.stringify([format.format, format.hasTimes, format.startMs]);
  const bytes = rendered.get(key) ?? Buffer.from(`${renderLines(piece, format).join('\n')}\n`);
  rendered.set(key, bytes);
  return bytes;
}

function renderLines({ firstLine, lines }: LogChunk, { format, hasTimes, startMs }: PieceFormat): readonly string[] {
  if (format === 'text' && !hasTimes) return logLineTexts(lines);
  return parseLogLines(lines).map(([step, atMs, stream, text], index) => {
    const at = new Date(startMs + atMs).toISOString();
    if (format === 'json-lines') return JSON.stringify({ line: firstLine + index, at, step, stream, text });
    return `${hasTimes ? `${at} ` : ''}${format === 'text' ? stripAnsi(text) : text}`;
  });
}
