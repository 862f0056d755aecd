'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Issue } from '@/core/issue.ts';

/** What an issue's fix does, in the reader's language, for a button or a quick fix. */
export function useFixLabel(): (issue: Issue) => string {
  const t = useTranslations('fixes');
  return useCallback((issue) => (t.has(issue.code) ? t(issue.code, issue.values) : issue.code), [t]);
}
