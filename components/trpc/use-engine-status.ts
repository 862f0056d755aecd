'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { type Outputs, useTRPC } from './trpc.ts';
import { useWorkspace } from './workspace-context.tsx';

export type EngineView = Outputs['engine']['status'];

/** Engine, toolbox and first base image as last heard of; undefined until the first answer. */
export function useEngineStatus(): EngineView | undefined {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  return useQuery(trpc.engine.status.queryOptions({ workspace }, { staleTime: Number.POSITIVE_INFINITY })).data;
}

/** Keeps what `useEngineStatus` tells up to date; the shell calls it once for the tab. */
export function useEngineWatch(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { slug: workspace } = useWorkspace();
  useSubscription(
    trpc.engine.watch.subscriptionOptions(
      { workspace },
      { onData: (status) => queryClient.setQueryData(trpc.engine.status.queryKey({ workspace }), status) },
    ),
  );
}
