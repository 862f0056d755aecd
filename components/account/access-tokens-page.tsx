'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { AccessTokenDialog } from './access-token-dialog.tsx';
import { AccessTokenTable } from './access-token-table.tsx';

/** The reader's own keys for programs. */
export function AccessTokensPage() {
  const t = useTranslations('account.tokens');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace, name } = useWorkspace();
  const [isCreating, setIsCreating] = useState(false);
  const { data: tokens, error, refetch } = useQuery(trpc.accessToken.list.queryOptions({ workspace }));
  const create = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title') }]} actions={create} />
      <div className="flex flex-col gap-6 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="text-muted">{t('description', { workspace: name })}</p>
        </div>
        {error ? (
          <ErrorState title={t('notLoaded')} reason={errorMessage(error)} onRetry={() => void refetch()} />
        ) : tokens?.length === 0 ? (
          <EmptyState title={t('empty')} description={t('emptyHint')} />
        ) : (
          <AccessTokenTable tokens={tokens} />
        )}
      </div>
      {isCreating && <AccessTokenDialog onClose={() => setIsCreating(false)} />}
    </>
  );
}
