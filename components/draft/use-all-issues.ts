'use client';

import { useMemo } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import type { Issue } from '@/core/issue.ts';
import { resolutionIssues } from './resolution-issues.ts';
import { sections } from './section.ts';
import type { Answer, ResolvedDefinition } from './use-preview.ts';

/** What the text shows by itself and what the solvers say of it, in the order in which one reads. */
export function useAllIssues(
  textIssues: readonly Issue[],
  checked: Definition,
  { value, isStale }: Answer<ResolvedDefinition>,
): readonly Issue[] {
  return useMemo(() => {
    // An answer about an older text would mark lines that were mended meanwhile.
    const solverIssues = isStale ? [] : resolutionIssues(checked, value);
    return [...textIssues, ...solverIssues].toSorted(
      (left, right) =>
        sections.indexOf(left.section) - sections.indexOf(right.section) || left.range.start - right.range.start,
    );
  }, [textIssues, checked, value, isStale]);
}
