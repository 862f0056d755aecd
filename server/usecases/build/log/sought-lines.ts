import { StudioError } from '@/core/errors.ts';
import { errorPattern, type LineLevel, warningPattern } from '@/core/log/line-level.ts';
import { type LineQuery, linePattern } from '@/core/log/line-pattern.ts';
import type { SoughtLines } from '@/core/log/matching-lines.ts';

/** Lines with a text, or that match an expression, that somebody typed. Throws `INVALID_INPUT` for what is none. */
export function typedLines(query: LineQuery): SoughtLines {
  const pattern = compile(query);
  const isPlain = !query.isRegex && JSON.stringify(query.text) === `"${query.text}"`;
  return { pattern, storedPattern: isPlain ? pattern : undefined };
}

/** Lines that announce an error, or a warning. */
export function levelLines(level: LineLevel): SoughtLines {
  const pattern = level === 'error' ? errorPattern : warningPattern;
  // Where nothing is escaped, a text begins behind the first quotation mark of its line.
  return { pattern, storedPattern: new RegExp(pattern.source.replace('^', '"'), pattern.flags) };
}

function compile(query: LineQuery): RegExp {
  const { source, flags } = linePattern(query);
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw new StudioError('INVALID_INPUT', { field: 'query' }, { cause });
  }
}
