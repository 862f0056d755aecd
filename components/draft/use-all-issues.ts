'use client';

import { useMemo } from 'react';
import type { Issue } from '@/core/issue.ts';
import { packageIssues } from './package-issues.ts';
import { resolutionIssues } from './resolution-issues.ts';
import { sections } from './section.ts';
import type { Diagnosis } from './use-diagnosis.ts';
import type { PackageCheck } from './use-package-checks.ts';
import type { Answer, ResolvedDefinition } from './use-preview.ts';

/** What the text shows by itself and what solvers and indexes say of it, in the order in which one reads. */
export function useAllIssues(
  { issues: textIssues, requests }: Diagnosis,
  { value, isStale }: Answer<ResolvedDefinition>,
  checks: readonly PackageCheck[],
): readonly Issue[] {
  return useMemo(() => {
    // An answer about an older text would mark lines that were mended meanwhile.
    const solverIssues = isStale ? [] : resolutionIssues(requests, value);
    const indexIssues = packageIssues(checks, value?.pythonVersion);
    return [...textIssues, ...solverIssues, ...indexIssues].toSorted(
      (left, right) =>
        sections.indexOf(left.section) - sections.indexOf(right.section) || left.range.start - right.range.start,
    );
  }, [textIssues, requests, value, isStale, checks]);
}
