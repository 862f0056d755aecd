'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { type Outputs, useTRPC, useTRPCClient } from './trpc.ts';
import { type LiveConnection, useLiveConnection } from './use-live-connection.ts';
import { useWorkspace } from './workspace-context.tsx';

export type EngineView = Outputs['engine']['status'];

/** Engine, toolbox and first base image as last heard of; undefined until the first answer. */
export function useEngineStatus(): EngineView | undefined {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  return useQuery(trpc.engine.status.queryOptions({ workspace }, { staleTime: Number.POSITIVE_INFINITY })).data;
}

/** What takes longer than this is no answer. */
const answerLimitMs = 5_000;

/** Keeps what `useEngineStatus` tells up to date; the shell calls it once for the tab. Gives how it hears of it. */
export function useEngineWatch(): LiveConnection {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { slug: workspace } = useWorkspace();
  const [isCut, setIsCut] = useState(false);
  useSubscription(
    trpc.engine.watch.subscriptionOptions(
      { workspace },
      {
        onData: (status) => queryClient.setQueryData(trpc.engine.status.queryKey({ workspace }), status),
        onConnectionStateChange: ({ state }) => setIsCut(state === 'connecting'),
      },
    ),
  );
  return useLiveConnection(isCut, () =>
    queryClient.fetchQuery({
      queryKey: trpc.engine.status.queryKey({ workspace }),
      queryFn: () => client.engine.status.query({ workspace }, { signal: AbortSignal.timeout(answerLimitMs) }),
      // Each time anew and once, also where the browser holds itself for offline.
      staleTime: 0,
      retry: false,
      networkMode: 'always',
    }),
  );
}
