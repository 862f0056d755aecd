'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { type Outputs, useTRPC } from './trpc.ts';
import { useWorkspace } from './workspace-context.tsx';

export type EngineView = Outputs['engine']['status'];

/** Engine, toolbox and first base image as last heard of; undefined until the first answer. */
export function useEngineStatus(): EngineView | undefined {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  return useQuery(trpc.engine.status.queryOptions({ workspace }, { staleTime: Number.POSITIVE_INFINITY })).data;
}

/**
 * Keeps what `useEngineStatus` tells up to date; the shell calls it once for the tab. `isCut`: the studio
 * was heard and is not any more.
 */
export function useEngineWatch(): { readonly isCut: boolean } {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { slug: workspace } = useWorkspace();
  const [isCut, setIsCut] = useState(false);
  useSubscription(
    trpc.engine.watch.subscriptionOptions(
      { workspace },
      {
        onData: (status) => queryClient.setQueryData(trpc.engine.status.queryKey({ workspace }), status),
        // The first connection has no error before it; a lost one brings the reason it was lost for.
        onConnectionStateChange: ({ state, error }) => setIsCut(state === 'connecting' && error !== null),
      },
    ),
  );
  return { isCut };
}
