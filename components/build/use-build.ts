'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { isFinished } from '@/core/build/build.ts';

/** A build, whole and live until it is over. */
export function useBuild(buildId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { slug: workspace } = useWorkspace();
  const input = { workspace, buildId };
  const build = useQuery(trpc.build.get.queryOptions(input));
  const isLive = build.data !== undefined && !isFinished(build.data.state);
  useSubscription(
    trpc.build.watch.subscriptionOptions(input, {
      enabled: isLive,
      onData: (snapshot) => {
        queryClient.setQueryData(trpc.build.get.queryKey(input), snapshot);
        if (!isFinished(snapshot.state)) return;
        // Lists, counts and the version show how it ended without waiting for their next look.
        for (const area of [trpc.environment, trpc.version])
          void queryClient.invalidateQueries({ queryKey: area.pathKey() });
      },
    }),
  );
  return build;
}
