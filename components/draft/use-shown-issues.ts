'use client';

import { useMemo } from 'react';
import { findingAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { Issue } from '@/core/issue.ts';
import type { LineIndex } from '@/core/position.ts';
import type { ShownIssues } from './issue-display.ts';
import type { TextSection } from './section.ts';
import { useIssueWords } from './use-issue-words.ts';

/** Issues with what it takes to show them: their texts, the lines of these, and words in the reader's language. */
export function useShownIssues(
  issues: readonly Issue[],
  checked: Definition,
  linesOf: (section: TextSection) => LineIndex,
): ShownIssues {
  const messageOf = useIssueWords('issues');
  const fixLabelOf = useIssueWords('fixes');
  const { slug } = useWorkspace();
  return useMemo(() => {
    // What only a solver says has no page: its own words are shown beside the packages.
    const pageOf = ({ code }: Issue) =>
      code.startsWith('resolution-') ? undefined : window.location.origin + withBasePath(findingAddress(slug, code));
    return { issues, checked, linesOf, messageOf, fixLabelOf, pageOf };
  }, [issues, checked, linesOf, messageOf, fixLabelOf, slug]);
}
