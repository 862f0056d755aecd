'use client';

import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { AddBaseImageDialog } from './add-base-image-dialog.tsx';
import { BaseImageTable } from './base-image-table.tsx';

/** The images that environments start from; admins add, remove and choose the default. */
export function BaseImagesPage() {
  const t = useTranslations('baseImage');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
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
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title') }]} actions={add} />
      <div className="flex flex-col gap-4 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="text-muted">{t('description')}</p>
        </div>
        {error ? (
          <ErrorState title={t('notLoaded')} reason={errorMessage(error)} onRetry={() => void refetch()} />
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
      </div>
      {isAdding && <AddBaseImageDialog onClose={() => setIsAdding(false)} />}
    </>
  );
}
