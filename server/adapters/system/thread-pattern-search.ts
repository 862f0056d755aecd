import { StudioError } from '@/core/errors.ts';
import type { FindMatches, Look, PatternSearch } from '@/server/ports/pattern-search.ts';
import { FairTurns } from './fair-turns.ts';
import { SearchThread } from './search-thread.ts';

/** For one piece: this long at most others wait for their turn. */
const pieceLimitMs = 1_000;
/** For one look: an expression that is just quick enough for each piece is too slow for many. */
const lookLimitMs = 3_000;

/** Searches in threads beside this one: two, so that one expression that runs away leaves others a thread. */
export class ThreadPatternSearch implements PatternSearch {
  readonly #turns = new FairTurns([new SearchThread(), new SearchThread()]);

  begin(pattern: RegExp, { who, signal }: Look): FindMatches {
    let leftMs = lookLimitMs;
    return (lines) =>
      this.#turns.take(who, async (thread) => {
        const answer = await thread.search({ pattern, lines }, { limitMs: Math.min(leftMs, pieceLimitMs), signal });
        if (!answer) throw new StudioError('TOO_LARGE', { field: 'query' });
        leftMs -= answer.tookMs;
        return answer.indexes;
      });
  }
}
