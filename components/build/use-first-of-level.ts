'use client';

import { useSyncExternalStore } from 'react';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LineLevel } from '@/core/log/line-level.ts';
import type { LogStore } from './log-store.ts';
import { useLevelSearch } from './use-level-search.ts';

/**
 * How many lines announce an error (or a warning), and the first of them. A log that is here whole is
 * counted here; of a longer one the server knows.
 */
export function useFirstOfLevel(build: BuildDetail, store: LogStore, level: LineLevel) {
  const found = useLevelSearch(build, store, level);
  const count = useSyncExternalStore(
    store.subscribe,
    () => store.levelLines(level).length,
    () => 0,
  );
  if (store.isWhole) return { count, firstLine: store.levelLines(level)[0] };
  return { count: found?.total ?? 0, firstLine: found?.match?.line };
}
