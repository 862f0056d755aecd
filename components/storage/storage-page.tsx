'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { CleanUpPanel } from './clean-up-panel.tsx';
import { ImageUseTable } from './image-use-table.tsx';
import { SpaceBar } from './space-bar.tsx';

/** What takes the space, and what cleaning up would free. */
export function StoragePage() {
  const t = useTranslations('storage');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const storage = useQuery(trpc.storage.overview.queryOptions({ workspace }));
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title') }]} />
      <div className="flex flex-col gap-4 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="text-muted">{t('description')}</p>
        </div>
        {storage.error && !storage.data ? (
          <ErrorState
            title={t('notLoaded')}
            reason={errorMessage(storage.error)}
            onRetry={() => void storage.refetch()}
          />
        ) : storage.data ? (
          <>
            {!storage.data.engine && <Notice tone="running">{t('noEngine')}</Notice>}
            <SpaceBar storage={storage.data} />
            {storage.data.engine && (
              <>
                <CleanUpPanel storage={storage.data} />
                <ImageUseTable images={storage.data.engine.images} />
              </>
            )}
          </>
        ) : (
          <Skeleton className="h-96" />
        )}
      </div>
    </>
  );
}
