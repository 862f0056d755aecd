import { createContext, Script } from 'node:vm';
import { StudioError } from '@/core/errors.ts';
import { type LineQuery, linePattern } from '@/core/log/line-pattern.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';

/** For one piece of a log: a pattern like `(a+)+$` would otherwise hold up everybody for ever. */
const pieceTimeoutMs = 1_000;
/** For one look at a log: one that is just quick enough for each piece is too slow for many. */
const lookTimeoutMs = 3_000;

/** Gives the indexes of the lines of a chunk that match. */
type MatchLines = (lines: string) => readonly number[];

/** Begins a look at a log, or at what came since the last one: each has time of its own for all its chunks. */
export type LineMatcher = () => MatchLines;

/** Throws `INVALID_INPUT` for what is no pattern; looking throws `TOO_LARGE` for one that runs away. */
export function createLineMatcher(query: LineQuery): LineMatcher {
  if (query.isRegex) return createPatternMatcher(query);
  const match = createTextMatcher(query);
  return () => match;
}

function createTextMatcher(query: LineQuery): MatchLines {
  const { source, flags } = linePattern(query);
  const pattern = new RegExp(source, flags);
  const isPlain = JSON.stringify(query.text) === `"${query.text}"`;
  return (lines) => {
    // Nothing is escaped or coloured in this piece: if it is not in the whole, it is in no line.
    if (isPlain && !lines.includes('\\') && !pattern.test(lines)) return [];
    return matchingIndexes(logLineTexts(lines), (line) => pattern.test(line));
  };
}

function createPatternMatcher(query: LineQuery): LineMatcher {
  const { source, flags } = linePattern(query);
  try {
    new RegExp(source, flags);
  } catch (cause) {
    throw new StudioError('INVALID_INPUT', { field: 'query' }, { cause });
  }
  // Only a script of its own can be interrupted in the middle of a match. It gets texts, no functions of ours.
  const world = createContext({ source, flags, lines: '' });
  new Script('const pattern = new RegExp(source, flags)').runInContext(world);
  const search = new Script(`(() => {
    const found = [];
    lines.split('\\n').forEach((line, index) => { if (pattern.test(line)) found.push(index); });
    return found.join();
  })()`);
  return () => {
    let leftMs = lookTimeoutMs;
    return (lines) => {
      // A text may hold line ends that JSON escapes; here each line is one.
      world.lines = logLineTexts(lines)
        .map((text) => (text.includes('\n') ? text.replaceAll('\n', ' ') : text))
        .join('\n');
      const startMs = performance.now();
      try {
        const timeout = Math.max(1, Math.ceil(Math.min(leftMs, pieceTimeoutMs)));
        const found: string = search.runInContext(world, { timeout });
        return found === '' ? [] : found.split(',').map(Number);
      } catch (cause) {
        throw new StudioError('TOO_LARGE', { field: 'query' }, { cause });
      } finally {
        leftMs -= performance.now() - startMs;
      }
    };
  };
}

function matchingIndexes(texts: readonly string[], isMatch: (text: string) => boolean): number[] {
  const indexes: number[] = [];
  texts.forEach((text, index) => {
    if (isMatch(text)) indexes.push(index);
  });
  return indexes;
}
