'use client';

import { useMemo } from 'react';
import type { Issue } from '@/core/issue.ts';
import { resolutionIssues } from './resolution-issues.ts';
import { sections } from './section.ts';
import type { Diagnosis } from './use-diagnosis.ts';
import type { Answer, ResolvedDefinition } from './use-preview.ts';

/** What the text shows by itself and what the solvers say of it, in the order in which one reads. */
export function useAllIssues(
  { issues: textIssues, requests }: Diagnosis,
  { value, isStale }: Answer<ResolvedDefinition>,
): readonly Issue[] {
  return useMemo(() => {
    // An answer about an older text would mark lines that were mended meanwhile.
    const solverIssues = isStale ? [] : resolutionIssues(requests, value);
    return [...textIssues, ...solverIssues].toSorted(
      (left, right) =>
        sections.indexOf(left.section) - sections.indexOf(right.section) || left.range.start - right.range.start,
    );
  }, [textIssues, requests, value, isStale]);
}
