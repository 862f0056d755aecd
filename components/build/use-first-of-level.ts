'use client';

import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LineLevel } from '@/core/log/line-level.ts';
import type { LogStore } from './log-store.ts';

const refreshMs = 3_000;

/**
 * How many lines announce an error (or a warning), and the first of them. A log that is here whole is
 * counted here; of a longer one the server knows.
 */
export function useFirstOfLevel({ id: buildId, finishedAt }: BuildDetail, store: LogStore, level: LineLevel) {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const isWhole = useSyncExternalStore(
    store.subscribe,
    () => store.isWhole,
    () => true,
  );
  const count = useSyncExternalStore(
    store.subscribe,
    () => store.levelLines(level).length,
    () => 0,
  );
  const { data } = useQuery({
    ...trpc.build.searchLog.queryOptions({ workspace, buildId, query: { kind: 'level', level } }),
    enabled: !isWhole,
    refetchInterval: finishedAt === undefined ? refreshMs : false,
  });
  return isWhole
    ? { count, firstLine: store.levelLines(level)[0] }
    : { count: data?.total ?? 0, firstLine: data?.match?.line };
}
