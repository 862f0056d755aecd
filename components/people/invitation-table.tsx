'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { Invitation } from '@/core/access/member.ts';

/** Invitations that can still be used. */
export function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations('people');
  const roleNames = useTranslations('account.roles');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const revoke = useMutation(
    trpc.member.revokeInvitation.mutationOptions({
      onSuccess: () => void toast.success(t('revoked')),
      onError: (error) => void toast.error(errorMessage(error)),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('invitations')}</h2>
      <Table label={t('invitations')}>
        <TableHead>
          <HeadCell>{t('columns.for')}</HeadCell>
          <HeadCell>{t('columns.role')}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t('columns.by')}</HeadCell>
          <HeadCell>{t('columns.expires')}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('columns.actions')}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {invitations.map(({ id, email, role, createdByName, expiresAt }) => (
            <Row key={id}>
              <Cell className={email ? 'break-all' : undefined}>{email ?? t('anyone')}</Cell>
              <Cell className="whitespace-nowrap">{roleNames(`${role}.name`)}</Cell>
              <Cell className="hidden text-muted sm:table-cell">{createdByName}</Cell>
              <Cell className="text-muted">
                <RelativeTime at={expiresAt} />
              </Cell>
              <Cell className="text-right">
                <Button
                  size="small"
                  variant="danger"
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate({ workspace, invitationId: id })}
                >
                  {t('revoke')}
                </Button>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
