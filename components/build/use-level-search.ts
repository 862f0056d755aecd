'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Outputs, useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LineLevel } from '@/core/log/line-level.ts';
import type { LogStore } from './log-store.ts';

const refreshMs = 3_000;

/** What the server found of a level in a log that is too long to be here whole; undefined before that, and for others. */
export function useLevelSearch(
  { id: buildId, finishedAt }: BuildDetail,
  store: LogStore,
  level: LineLevel,
): Outputs['build']['searchLog'] | undefined {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const isWhole = useSyncExternalStore(
    store.subscribe,
    () => store.isWhole,
    () => true,
  );
  const { data } = useQuery({
    ...trpc.build.searchLog.queryOptions({ workspace, buildId, query: { kind: 'level', level } }),
    enabled: !isWhole,
    refetchInterval: finishedAt === undefined ? refreshMs : false,
  });
  return isWhole ? undefined : data;
}
