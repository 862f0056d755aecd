'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { CuratedCard } from './curated-card.tsx';

/** All curated environments: kept by the studio, to start from or to build as they are. */
export function CuratedPage() {
  const t = useTranslations('environment.curated');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const { data, error, refetch } = useQuery(
    trpc.environment.list.queryOptions({ workspace, isCurated: true, sort: 'name', limit: 200 }),
  );
  return (
    <>
      <PageTitle>{t('pageTitle')}</PageTitle>
      <PageHeader crumbs={[{ label: t('pageTitle') }]} />
      <div className="flex flex-col gap-4 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('pageTitle')}</h1>
          <p className="text-muted">{t('pageDescription')}</p>
        </div>
        {error && <ErrorState title={t('notLoaded')} reason={errorMessage(error)} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && <EmptyState title={t('empty.title')} description={t('empty.description')} />}
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3" aria-busy={!data && !error}>
          {data
            ? data.items.map((environment) => <CuratedCard key={environment.id} environment={environment} />)
            : !error && [0, 1].map((card) => <Skeleton key={card} className="h-25 rounded-lg" />)}
        </div>
      </div>
    </>
  );
}
