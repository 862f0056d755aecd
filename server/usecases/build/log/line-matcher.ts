import { Script } from 'node:vm';
import { StudioError } from '@/core/errors.ts';

export interface LineSearch {
  readonly query: string;
  readonly isRegex: boolean;
  readonly isCaseSensitive: boolean;
}

/** For one page of a log: a pattern like `(a+)+$` would otherwise hold up everybody for ever. */
const pageTimeoutMs = 1_000;
/** For the whole log: one that is just quick enough for each page is too slow for many. */
const searchTimeoutMs = 3_000;

/** Gives the indexes of the lines that match. Throws `INVALID_INPUT` for what is no pattern, `TOO_LARGE` for one that runs away. */
export function createLineMatcher({
  query,
  isRegex,
  isCaseSensitive,
}: LineSearch): (lines: readonly string[]) => number[] {
  if (isRegex) return createPatternMatcher(query, isCaseSensitive ? '' : 'i');
  const fold = (text: string) => (isCaseSensitive ? text : text.toLowerCase());
  const wanted = fold(query);
  return (lines) => lines.flatMap((line, index) => (fold(line).includes(wanted) ? [index] : []));
}

function createPatternMatcher(query: string, flags: string): (lines: readonly string[]) => number[] {
  try {
    new RegExp(query, flags);
  } catch (cause) {
    throw new StudioError('INVALID_INPUT', { field: 'query' }, { cause });
  }
  // Only a script of its own can be interrupted in the middle of a match. It gets data, no functions of ours.
  const script = new Script(`
    const pattern = new RegExp(query, flags);
    JSON.parse(lines).flatMap((line, index) => (pattern.test(line) ? [index] : [])).join()
  `);
  let leftMs = searchTimeoutMs;
  return (lines) => {
    const startMs = performance.now();
    try {
      const found: string = script.runInNewContext(
        { query, flags, lines: JSON.stringify(lines) },
        { timeout: Math.max(1, Math.ceil(Math.min(leftMs, pageTimeoutMs))) },
      );
      return found === '' ? [] : found.split(',').map(Number);
    } catch (cause) {
      throw new StudioError('TOO_LARGE', { field: 'query' }, { cause });
    } finally {
      leftMs -= performance.now() - startMs;
    }
  };
}
