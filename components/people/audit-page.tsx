'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import { AuditTable } from './audit-table.tsx';

/** Who did what to what, newest first. */
export function AuditPage() {
  const t = useTranslations('audit');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const list = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions({ workspace, limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const entries = list.data?.pages.flatMap((page) => page.items);
  return (
    <TitledPage title={t('title')} description={t('description')}>
      {list.error ? (
        <QueryError title={t('notLoaded')} error={list.error} refetch={list.refetch} />
      ) : entries?.length === 0 ? (
        <EmptyState title={t('empty.title')} description={t('empty.description')} />
      ) : (
        <AuditTable entries={entries} />
      )}
      <LoadMore {...list} />
    </TitledPage>
  );
}
