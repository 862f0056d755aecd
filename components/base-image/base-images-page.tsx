'use client';

import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import { AddBaseImageDialog } from './add-base-image-dialog.tsx';
import { BaseImageTable } from './base-image-table.tsx';

/** The images that environments start from; admins add, remove and choose the default. */
export function BaseImagesPage() {
  const t = useTranslations('baseImage');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const canManage = useCan('base-image.manage');
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery(trpc.baseImage.list.queryOptions({ workspace }));
  const add = canManage && (
    <Button variant="primary" onClick={() => setIsAdding(true)}>
      {t('add.open')}
    </Button>
  );
  return (
    <TitledPage title={t('title')} description={t('description')} actions={add}>
      {error ? (
        <QueryError title={t('notLoaded')} error={error} refetch={refetch} />
      ) : data?.length === 0 ? (
        <EmptyState
          icon={<Layers size={28} aria-hidden />}
          title={t('empty.title')}
          description={t('empty.description')}
        >
          {add}
        </EmptyState>
      ) : (
        <BaseImageTable images={data} />
      )}
      {isAdding && <AddBaseImageDialog onClose={() => setIsAdding(false)} />}
    </TitledPage>
  );
}
