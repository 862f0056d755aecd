'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import { buildStates, isFinished } from '@/core/build/build.ts';
import { BuildFilterBar } from './build-filter-bar.tsx';
import { BuildTable } from './build-table.tsx';

/** How often the list asks again: while something runs, and otherwise. */
const liveIntervalMs = 3_000;
const idleIntervalMs = 20_000;

export function BuildList() {
  const t = useTranslations('build.list');
  const trpc = useTRPC();
  const url = useUrlParameters();
  const { slug: workspace } = useWorkspace();
  const state = buildStates.find((candidate) => candidate === url.get('state'));
  const environmentName = url.get('environment') || undefined;
  const list = useInfiniteQuery(
    trpc.build.list.infiniteQueryOptions(
      { workspace, limit: 50, ...(state && { state }), ...(environmentName && { environmentName }) },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state: { data } }) =>
          data?.pages.some((page) => page.items.some((build) => !isFinished(build.state)))
            ? liveIntervalMs
            : idleIntervalMs,
      },
    ),
  );
  const builds = list.data?.pages.flatMap((page) => page.items);
  const isFiltered = state !== undefined || environmentName !== undefined;
  const clear = () => url.set({ state: '', environment: '' });
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2.5">
      <BuildFilterBar
        state={state}
        environmentName={environmentName}
        onState={(next) => url.set({ state: next ?? '' }, true)}
        onAnyEnvironment={() => url.set({ environment: '' }, true)}
      />
      {list.error && !builds ? (
        <QueryError title={t('notLoaded')} error={list.error} refetch={list.refetch} />
      ) : builds?.length === 0 ? (
        <EmptyState
          title={isFiltered ? t('nothingFound') : t('empty.title')}
          description={isFiltered ? undefined : t('empty.description')}
        >
          {isFiltered ? (
            <Button onClick={clear}>{t('clear')}</Button>
          ) : (
            <LinkButton variant="primary" href={`/w/${workspace}`}>
              {t('empty.action')}
            </LinkButton>
          )}
        </EmptyState>
      ) : (
        <BuildTable builds={builds} />
      )}
      <LoadMore {...list} />
    </section>
  );
}
