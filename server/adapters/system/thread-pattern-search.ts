import type { SoughtLines } from '@/core/log/matching-lines.ts';
import type { FindMatches, Look, PatternSearch, SearchPattern } from '@/server/ports/pattern-search.ts';
import { FairTurns } from './fair-turns.ts';
import { SearchThread } from './search-thread.ts';

/** For one piece: this long at most others wait for their turn. */
const pieceLimitMs = 1_000;
/** For one look: an expression that is just quick enough for each piece is too slow for many. */
const lookLimitMs = 3_000;

/** Searches in threads beside this one: two, so that one expression that runs away leaves others a thread. */
export class ThreadPatternSearch implements PatternSearch {
  readonly #typed = twoThreads();
  /** Of their own: nobody waits behind what runs away to be shown a word, or where the errors are. */
  readonly #ours = twoThreads();

  begin(pattern: SearchPattern, look: Look): FindMatches {
    return pattern.mayRunAway ? this.#beginLimited(pattern, look) : this.#beginUnlimited(pattern, look);
  }

  #beginLimited(sought: SoughtLines, { who, signal }: Look): FindMatches {
    let leftMs = lookLimitMs;
    return (lines) =>
      this.#typed.take(who, async (thread) => {
        const limits = { limitMs: Math.min(leftMs, pieceLimitMs), signal };
        const { indexes, tookMs } = await thread.search({ ...sought, lines }, limits);
        leftMs -= tookMs;
        return indexes;
      });
  }

  /** A person looks for errors, warnings and a word at once: here each look has turns of its own. A piece is soon over. */
  #beginUnlimited(sought: SoughtLines, look: Look): FindMatches {
    return (lines) => this.#ours.take(look, async (thread) => (await thread.search({ ...sought, lines })).indexes);
  }
}

function twoThreads(): FairTurns<SearchThread> {
  return new FairTurns([new SearchThread(), new SearchThread()]);
}
