'use client';

import { useMemo } from 'react';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LevelMarks } from './log-scrollbar.ts';
import type { LogStore } from './log-store.ts';
import { useLevelSearch } from './use-level-search.ts';

/** Where a log that is too long to be here whole announces errors and warnings. */
export function useLevelMarks(build: BuildDetail, store: LogStore): LevelMarks {
  const errors = useLevelSearch(build, store, 'error')?.marks;
  const warnings = useLevelSearch(build, store, 'warning')?.marks;
  return useMemo(() => ({ error: errors ?? [], warning: warnings ?? [] }), [errors, warnings]);
}
