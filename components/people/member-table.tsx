'use client';

import { useTranslations } from 'next-intl';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Avatar } from '@/components/ui/avatar.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { Member } from '@/core/access/member.ts';
import { MemberRole } from './member-role.tsx';
import { RemoveMember } from './remove-member.tsx';

export function MemberTable({ members }: { members: readonly Member[] | undefined }) {
  const t = useTranslations('people');
  const { user } = useWorkspace();
  const canManage = useCan('member.manage');
  return (
    <Table label={t('members')}>
      <TableHead>
        <HeadCell>{t('columns.person')}</HeadCell>
        <HeadCell>{t('columns.role')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.joined')}</HeadCell>
        {canManage && (
          <HeadCell className="w-12">
            <span className="sr-only">{t('columns.actions')}</span>
          </HeadCell>
        )}
      </TableHead>
      <tbody aria-busy={!members}>
        {!members && (
          <Row>
            <Cell colSpan={4}>
              <Skeleton className="h-9" />
            </Cell>
          </Row>
        )}
        {members?.map((member) => (
          <Row key={member.userId}>
            <Cell className="w-full max-w-0 py-2">
              <div className="flex items-center gap-2.5">
                <Avatar name={member.name} />
                <div className="min-w-0">
                  <p className="break-words font-medium">
                    {member.name} {member.userId === user.id && <span className="text-muted">({t('you')})</span>}
                  </p>
                  <p className="truncate text-muted text-sm">{member.email}</p>
                </div>
              </div>
            </Cell>
            <Cell className="whitespace-nowrap">
              <MemberRole member={member} />
            </Cell>
            <Cell className="hidden text-muted sm:table-cell">
              <RelativeTime at={member.joinedAt} />
            </Cell>
            {canManage && (
              <Cell className="text-right">
                <RemoveMember member={member} />
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
