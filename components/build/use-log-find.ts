'use client';

import { useEffect, useRef, useState } from 'react';
import { compileQuery, findMatches, type LogMatch, type LogQuery, matchLimit, nearestMatch } from './find-matches.ts';
import type { LogStore } from './log-store.ts';

export interface LogFind {
  readonly query: LogQuery;
  readonly matches: readonly LogMatch[];
  /** Index of the match on show, -1 when there is none. */
  readonly current: number;
  /** The expression cannot be read. */
  readonly isInvalid: boolean;
  change(changes: Partial<LogQuery>): void;
  /** To the next match, or with -1 to the one before; goes round. */
  step(by: 1 | -1): void;
}

interface Found {
  readonly matches: readonly LogMatch[];
  readonly current: number;
}

const nothing: Found = { matches: [], current: -1 };

/** Search in a log that may still grow: new lines are searched as they come, what was found stays. */
export function useLogFind(store: LogStore, firstVisibleLine: () => number): LogFind {
  const [query, setQuery] = useState<LogQuery>({ text: '', isRegex: false, isCaseSensitive: false });
  const [found, setFound] = useState<Found>(nothing);
  /** Number of the last line that was searched. */
  const searchedLine = useRef(0);

  const change = (changes: Partial<LogQuery>) => {
    const next = { ...query, ...changes };
    const pattern = compileQuery(next);
    const matches = pattern ? findMatches(store, pattern) : [];
    searchedLine.current = store.lineCount;
    setQuery(next);
    setFound({ matches, current: matches.length > 0 ? nearestMatch(matches, firstVisibleLine()) : -1 });
  };

  // The outside system is the store: its new lines are searched too.
  useEffect(() => {
    const pattern = compileQuery(query);
    if (!pattern) return;
    return store.subscribe(() => {
      const more = findMatches(store, pattern, searchedLine.current + 1);
      searchedLine.current = store.lineCount;
      if (more.length === 0) return;
      setFound(({ matches, current }) => ({
        matches: [...matches, ...more].slice(0, matchLimit),
        current: Math.max(current, 0),
      }));
    });
  }, [store, query]);

  return {
    query,
    ...found,
    isInvalid: query.text !== '' && compileQuery(query) === undefined,
    change,
    step: (by) =>
      setFound(({ matches, current }) => ({
        matches,
        current: matches.length > 0 ? (current + by + matches.length) % matches.length : -1,
      })),
  };
}
