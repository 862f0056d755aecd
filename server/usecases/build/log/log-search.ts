import type { Look, PatternSearch, SearchPattern } from '../../../ports/pattern-search.ts';
import type { Studio } from '../../context.ts';
import { readLogPieces } from './read-log-pieces.ts';
import { levelLines, typedLines } from './sought-lines.ts';

/** What is looked for: a text or pattern somebody typed, or lines that announce an error or a warning. */
export type LogQuery =
  | { readonly kind: 'text'; readonly text: string; readonly isRegex: boolean; readonly isCaseSensitive: boolean }
  | { readonly kind: 'level'; readonly level: 'error' | 'warning' };

/** One search in one log. It remembers what it found and goes on where it stopped, so a live log is read once. */
export class LogSearch {
  /** Numbers of the lines that match, ascending. */
  readonly matches: number[] = [];
  readonly #pattern: SearchPattern;
  readonly #patternSearch: PatternSearch;
  #searchedLine = 0;
  /** Never rejects. */
  #searching: Promise<void> = Promise.resolve();

  /** Throws `INVALID_INPUT` for what is no pattern. */
  constructor(query: LogQuery, patternSearch: PatternSearch) {
    this.#pattern = patternOf(query);
    this.#patternSearch = patternSearch;
  }

  /** Looks at the lines that came since. Throws `TOO_LARGE` for a pattern that runs away, and the signal's reason. */
  async catchUp(studio: Pick<Studio, 'database' | 'blobs'>, logBuildId: string, look: Look): Promise<void> {
    const before = this.#searching;
    const search = async () => {
      await before;
      const find = this.#patternSearch.begin(this.#pattern, look);
      for await (const { firstLine, lineCount, stored } of readLogPieces(studio, logBuildId, this.#searchedLine)) {
        look.signal.throwIfAborted();
        for (const index of await find(stored)) {
          const line = firstLine + index;
          if (line > this.#searchedLine) this.matches.push(line);
        }
        this.#searchedLine = firstLine + lineCount - 1;
      }
    };
    const searching = search();
    // What failed once is gone on with: the next one may find the database there again.
    this.#searching = searching.catch(() => {});
    await searching;
  }

  /** Index in `matches` of the first match on `line` or after it; the number of matches when there is none. */
  firstFrom(line: number): number {
    let low = 0;
    let high = this.matches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.matches[middle] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function patternOf(query: LogQuery): SearchPattern {
  if (query.kind === 'level') return { ...levelLines(query.level), mayRunAway: false };
  return { ...typedLines(query), mayRunAway: query.isRegex };
}
