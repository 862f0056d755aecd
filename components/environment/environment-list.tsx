'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { EnvironmentFilterBar } from './environment-filter-bar.tsx';
import { EnvironmentTable } from './environment-table.tsx';
import { EnvironmentsEmpty } from './environments-empty.tsx';
import { useEnvironmentFilters } from './use-environment-filters.ts';

/** How often a list with a running build asks again. */
const liveIntervalMs = 4_000;

export function EnvironmentList() {
  const t = useTranslations('environment');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const filters = useEnvironmentFilters();
  const { search, state, sort, isArchived } = filters;
  const list = useInfiniteQuery(
    trpc.environment.list.infiniteQueryOptions(
      {
        workspace,
        sort,
        isArchived,
        isCurated: false,
        limit: 50,
        ...(search && { search }),
        ...(state !== 'all' && { readiness: state }),
      },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) =>
          data?.pages.some((page) => page.items.some(({ readiness }) => readiness === 'building'))
            ? liveIntervalMs
            : 30_000,
      },
    ),
  );
  const items = list.data?.pages.flatMap((page) => page.items);
  if (list.isSuccess && items?.length === 0 && !filters.isFiltered) return <EnvironmentsEmpty />;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2.5">
      <EnvironmentFilterBar found={list.data?.pages[0]} />
      {list.error && !items ? (
        <QueryError title={t('notLoaded')} error={list.error} refetch={list.refetch} />
      ) : items?.length === 0 ? (
        <EmptyState title={t('nothingFound.title')} description={t('nothingFound.description')}>
          <Button onClick={filters.clear}>{t('nothingFound.clear')}</Button>
        </EmptyState>
      ) : (
        <EnvironmentTable items={items} />
      )}
      <LoadMore {...list} />
    </section>
  );
}
