'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import type { Maintenance } from '@/core/operations/maintenance.ts';
import { useTRPC } from './trpc.ts';
import { useWorkspace } from './workspace-context.tsx';

/** Outside a workspace nothing tells of changes: one looks again this often. */
const refreshMs = 30_000;

/** The maintenance that is on; undefined without one, and until the first answer. */
export function useMaintenance(): Maintenance | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.maintenance.current.queryOptions(undefined, { refetchInterval: refreshMs })).data ?? undefined;
}

/** Keeps what `useMaintenance` tells up to date at each change; the shell calls it once for the tab. */
export function useMaintenanceWatch(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { slug: workspace } = useWorkspace();
  useSubscription(
    trpc.maintenance.watch.subscriptionOptions(
      { workspace },
      { onData: (maintenance) => queryClient.setQueryData(trpc.maintenance.current.queryKey(), maintenance) },
    ),
  );
}
