'use client';

import { useEffect, useEffectEvent, useState } from 'react';
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
  const pattern = compileQuery(query);
  const visibleLine = useEffectEvent(firstVisibleLine);

  // The outside system is the store: its new lines are searched too.
  useEffect(() => {
    const expression = compileQuery(query);
    if (!expression) {
      setFound(nothing);
      return;
    }
    const first = findMatches(store, expression);
    setFound({ matches: first, current: first.length > 0 ? nearestMatch(first, visibleLine()) : -1 });
    let searched = store.lineCount;
    return store.subscribe(() => {
      const more = findMatches(store, expression, searched + 1);
      searched = store.lineCount;
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
    isInvalid: query.text !== '' && pattern === undefined,
    change: (changes) => setQuery({ ...query, ...changes }),
    step: (by) =>
      setFound(({ matches, current }) => ({
        matches,
        current: matches.length > 0 ? (current + by + matches.length) % matches.length : -1,
      })),
  };
}
