'use client';

import { useQuery } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';

export type VersionDetail = Outputs['version']['get'];

/** How often a version that is being built asks again. */
const liveIntervalMs = 3_000;

/** One version, asked for again while it is being built. */
export function useVersion(name: string, number: number) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  return useQuery(
    trpc.version.get.queryOptions(
      { workspace, name, number },
      { refetchInterval: ({ state: { data } }) => (data?.readiness === 'building' ? liveIntervalMs : false) },
    ),
  );
}
