'use client';

import { useState } from 'react';

export const timeModes = ['relative', 'absolute', 'none'] as const;
export type TimeMode = (typeof timeModes)[number];

export interface LogPreferences {
  readonly timeMode: TimeMode;
  readonly isWrapped: boolean;
  /** Lines of downloaded text begin with their instant; JSON lines always have it. */
  readonly hasTimesInDownloads: boolean;
}

const key = 'studio-log';

/** How this reader likes logs, remembered in the browser; on a narrow screen wrapped and without times at first. */
export function useLogPreferences(): [LogPreferences, (changes: Partial<LogPreferences>) => void] {
  const [preferences, setPreferences] = useState(read);
  return [
    preferences,
    (changes) => {
      const next = { ...preferences, ...changes };
      setPreferences(next);
      window.localStorage.setItem(key, JSON.stringify(next));
    },
  ];
}

function read(): LogPreferences {
  if (typeof window === 'undefined') return { timeMode: 'relative', isWrapped: false, hasTimesInDownloads: false };
  const isNarrow = window.matchMedia('(max-width: 640px)').matches;
  const kept = parse(window.localStorage.getItem(key));
  return {
    timeMode: timeModes.find((mode) => mode === kept.timeMode) ?? (isNarrow ? 'none' : 'relative'),
    isWrapped: typeof kept.isWrapped === 'boolean' ? kept.isWrapped : isNarrow,
    hasTimesInDownloads: kept.hasTimesInDownloads === true,
  };
}

function parse(text: string | null): Partial<Record<keyof LogPreferences, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
