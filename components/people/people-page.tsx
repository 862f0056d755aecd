'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';

export function PeoplePage() {
  const t = useTranslations('people');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace, name } = useWorkspace();
  const canManage = useCan('member.manage');
  const [isInviting, setIsInviting] = useState(false);
  const { data, error, refetch } = useQuery(trpc.member.list.queryOptions({ workspace }));
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader
        crumbs={[{ label: t('title') }]}
        actions={
          canManage && (
            <Button variant="primary" onClick={() => setIsInviting(true)}>
              {t('invite.open')}
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-6 p-4 lg:p-5">
        <div>
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="text-muted">{t('description', { workspace: name })}</p>
        </div>
        {error ? (
          <ErrorState title={t('notLoaded')} reason={errorMessage(error)} onRetry={() => void refetch()} />
        ) : (
          <>
            <MemberTable members={data?.members} />
            {canManage && data && data.invitations.length > 0 && <InvitationTable invitations={data.invitations} />}
          </>
        )}
      </div>
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </>
  );
}
