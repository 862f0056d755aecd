'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Issue } from '@/core/issue.ts';

/** Says an issue in the reader's language; a code without words is shown as it is, never as an error. */
export function useIssueMessage(): (issue: Issue) => string {
  const t = useTranslations('issues');
  return useCallback((issue) => (t.has(issue.code) ? t(issue.code, issue.values) : issue.code), [t]);
}
