'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { BuildsOfDay } from './builds-of-day.tsx';
import { DatabaseFacts } from './database-facts.tsx';
import { MaintenancePanel } from './maintenance-panel.tsx';
import { OperationsNotice } from './operations-notice.tsx';
import { ProcessTable } from './process-table.tsx';
import { QueueFacts } from './queue-facts.tsx';
import { SupportPanel } from './support-panel.tsx';

const refreshMs = 5_000;

function countRunning({ queue }: OperationsOverview): number {
  return Object.values(queue.running).reduce((sum, count) => sum + count, 0);
}

/** How the studio is doing, for whoever runs it: what `/metrics` says, in words. */
export function OperationsPage() {
  const t = useTranslations('operations');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const overview = useQuery(trpc.operations.overview.queryOptions({ workspace }, { refetchInterval: refreshMs }));
  return (
    <TitledPage title={t('title')} description={t('description')}>
      {overview.error && !overview.data ? (
        <QueryError title={t('notLoaded')} error={overview.error} refetch={overview.refetch} />
      ) : overview.data ? (
        <>
          <OperationsNotice overview={overview.data} />
          <div className="grid gap-4 lg:grid-cols-2">
            <QueueFacts queue={overview.data.queue} />
            <DatabaseFacts database={overview.data.database} />
          </div>
          <MaintenancePanel runningCount={countRunning(overview.data)} />
          <BuildsOfDay overview={overview.data} />
          <ProcessTable processes={overview.data.processes} />
          <SupportPanel />
        </>
      ) : (
        <Skeleton className="h-96" />
      )}
    </TitledPage>
  );
}
