'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { BuildsOfDay } from './builds-of-day.tsx';
import { DatabaseFacts } from './database-facts.tsx';
import { OperationsNotice } from './operations-notice.tsx';
import { ProcessTable } from './process-table.tsx';
import { QueueFacts } from './queue-facts.tsx';

const refreshMs = 5_000;

/** How the studio is doing, for whoever runs it: what `/metrics` says, in words. */
export function OperationsPage() {
  const t = useTranslations('operations');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const overview = useQuery(trpc.operations.overview.queryOptions({ workspace }, { refetchInterval: refreshMs }));
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title') }]} />
      <div className="flex flex-col gap-4 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="text-muted">{t('description')}</p>
        </div>
        {overview.error && !overview.data ? (
          <ErrorState
            title={t('notLoaded')}
            reason={errorMessage(overview.error)}
            onRetry={() => void overview.refetch()}
          />
        ) : overview.data ? (
          <>
            <OperationsNotice overview={overview.data} />
            <div className="grid gap-4 lg:grid-cols-2">
              <QueueFacts queue={overview.data.queue} />
              <DatabaseFacts database={overview.data.database} />
            </div>
            <BuildsOfDay overview={overview.data} />
            <ProcessTable processes={overview.data.processes} />
          </>
        ) : (
          <Skeleton className="h-96" />
        )}
      </div>
    </>
  );
}
