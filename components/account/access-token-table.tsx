'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { AccessToken } from '@/core/access/access-token.ts';

export function AccessTokenTable({ tokens }: { tokens: readonly AccessToken[] | undefined }) {
  const t = useTranslations('account.tokens');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const revoke = useMutation(
    trpc.accessToken.revoke.mutationOptions({
      onSuccess: () => void toast.success(t('revoked')),
      onError: (error) => void toast.error(errorMessage(error)),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.accessToken.pathKey() }),
    }),
  );
  if (!tokens) return <Skeleton className="h-36" />;
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('token')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('created')}</HeadCell>
        <HeadCell>{t('lastUsed')}</HeadCell>
        <HeadCell>{t('ends')}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t('revoke')}</span>
        </HeadCell>
      </TableHead>
      <tbody>
        {tokens.map(({ id, name, hint, createdAt, lastUsedAt, expiresAt }) => (
          <Row key={id}>
            <Cell className="break-all">{name}</Cell>
            <Cell className="hidden font-mono text-muted text-sm sm:table-cell">{hint}…</Cell>
            <Cell className="hidden text-muted sm:table-cell">
              <RelativeTime at={createdAt} />
            </Cell>
            <Cell className="text-muted">{lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t('never')}</Cell>
            <Cell className="text-muted">{expiresAt ? <RelativeTime at={expiresAt} /> : t('noEnd')}</Cell>
            <Cell className="text-right">
              <Button
                size="small"
                variant="danger"
                disabled={revoke.isPending}
                aria-label={t('revokeName', { name })}
                onClick={() => revoke.mutate({ workspace, id })}
              >
                {t('revoke')}
              </Button>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
