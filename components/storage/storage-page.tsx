'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import { CleanUpPanel } from './clean-up-panel.tsx';
import { ImageUseTable } from './image-use-table.tsx';
import { SpaceBar } from './space-bar.tsx';

/** What takes the space, and what cleaning up would free. */
export function StoragePage() {
  const t = useTranslations('storage');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const storage = useQuery(trpc.storage.overview.queryOptions({ workspace }));
  return (
    <TitledPage title={t('title')} description={t('description')}>
      {storage.error && !storage.data ? (
        <QueryError title={t('notLoaded')} error={storage.error} refetch={storage.refetch} />
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
    </TitledPage>
  );
}
