'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Issue } from '@/core/issue.ts';

/**
 * Says an issue (`issues`), or what its fix does (`fixes`), in the reader's language; a code without words is
 * shown as it is, never as an error.
 */
export function useIssueWords(kind: 'issues' | 'fixes'): (issue: Issue) => string {
  const t = useTranslations(kind);
  return useCallback((issue) => (t.has(issue.code) ? t(issue.code, issue.values) : issue.code), [t]);
}
