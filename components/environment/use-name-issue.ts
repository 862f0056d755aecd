'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { useDebounced } from '@/components/ui/use-debounced.ts';
import { findNameIssue } from '@/core/environment/environment-name.ts';

export type ShownNameIssue = 'invalid' | 'reserved' | 'taken';

/** What speaks against a name, while it is typed: the rules at once, "taken" when the server has answered. */
export function useNameIssue(name: string): ShownNameIssue | undefined {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const local = name === '' ? undefined : findNameIssue(name);
  const settled = useDebounced(name, 250);
  const isWorthAsking = settled !== '' && findNameIssue(settled) === undefined;
  const { data } = useQuery(
    trpc.environment.checkName.queryOptions(isWorthAsking ? { workspace, name: settled } : skipToken),
  );
  return local ?? (settled === name ? data?.issue : undefined);
}
