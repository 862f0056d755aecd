'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';

/** Environments that the server finds for what is typed; the newest ones while nothing is. */
export function usePaletteEnvironments(search: string) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const words = useDeferredValue(search.trim());
  const { data, isPending, failureCount } = useQuery(
    trpc.environment.list.queryOptions(
      { workspace, sort: 'updated', limit: 6, ...(words && { search: words }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return { environments: data?.items ?? [], isAwaited: isPending && failureCount === 0 };
}
