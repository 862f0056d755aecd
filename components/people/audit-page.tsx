'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { canTryAgain } from '@/components/trpc/can-try-again.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { AuditTable } from './audit-table.tsx';

/** Who did what to what, newest first. */
export function AuditPage() {
  const t = useTranslations('audit');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const list = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions({ workspace, limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const entries = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title') }]} />
      <div className="flex flex-col gap-4 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="text-muted">{t('description')}</p>
        </div>
        {list.error ? (
          <ErrorState
            title={t('notLoaded')}
            reason={errorMessage(list.error)}
            onRetry={canTryAgain(list.error) ? () => void list.refetch() : undefined}
          />
        ) : entries?.length === 0 ? (
          <EmptyState title={t('empty.title')} description={t('empty.description')} />
        ) : (
          <AuditTable entries={entries} />
        )}
        <LoadMore {...list} />
      </div>
    </>
  );
}
