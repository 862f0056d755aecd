'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import { CuratedCard } from './curated-card.tsx';

/** All curated environments: kept by the studio, to start from or to build as they are. */
export function CuratedPage() {
  const t = useTranslations('environment.curated');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { data, error, refetch } = useQuery(
    trpc.environment.list.queryOptions({ workspace, isCurated: true, sort: 'name', limit: 200 }),
  );
  return (
    <TitledPage title={t('pageTitle')} description={t('pageDescription')}>
      {error && <QueryError title={t('notLoaded')} error={error} refetch={refetch} />}
      {data?.items.length === 0 && <EmptyState title={t('empty.title')} description={t('empty.description')} />}
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3" aria-busy={!data && !error}>
        {data
          ? data.items.map((environment) => <CuratedCard key={environment.id} environment={environment} />)
          : !error && [0, 1].map((card) => <Skeleton key={card} className="h-25 rounded-lg" />)}
      </div>
    </TitledPage>
  );
}
