'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { TitledPage } from '@/components/ui/titled-page.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';

export function PeoplePage() {
  const t = useTranslations('people');
  const trpc = useTRPC();
  const { slug: workspace, name } = useWorkspace();
  const canManage = useCan('member.manage');
  const [isInviting, setIsInviting] = useState(false);
  const { data, error, refetch } = useQuery(trpc.member.list.queryOptions({ workspace }));
  return (
    <TitledPage
      title={t('title')}
      description={t('description', { workspace: name })}
      actions={
        canManage && (
          <Button variant="primary" onClick={() => setIsInviting(true)}>
            {t('invite.open')}
          </Button>
        )
      }
    >
      {error ? (
        <QueryError title={t('notLoaded')} error={error} refetch={refetch} />
      ) : (
        <div className="flex flex-col gap-6">
          <MemberTable members={data?.members} />
          {canManage && data && data.invitations.length > 0 && <InvitationTable invitations={data.invitations} />}
        </div>
      )}
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </TitledPage>
  );
}
