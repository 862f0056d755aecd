'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import { AccessTokenDialog } from './access-token-dialog.tsx';
import { AccessTokenTable } from './access-token-table.tsx';

/** The reader's own keys for programs. */
export function AccessTokensPage() {
  const t = useTranslations('account.tokens');
  const trpc = useTRPC();
  const { slug: workspace, name } = useWorkspace();
  const [isCreating, setIsCreating] = useState(false);
  const { data: tokens, error, refetch } = useQuery(trpc.accessToken.list.queryOptions({ workspace }));
  const create = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <TitledPage title={t('title')} description={t('description', { workspace: name })} actions={create}>
      {error ? (
        <QueryError title={t('notLoaded')} error={error} refetch={refetch} />
      ) : tokens?.length === 0 ? (
        <EmptyState title={t('empty')} description={t('emptyHint')} />
      ) : (
        <AccessTokenTable tokens={tokens} />
      )}
      {isCreating && <AccessTokenDialog onClose={() => setIsCreating(false)} />}
    </TitledPage>
  );
}
