'use client';

import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { AuditEntry } from '@/core/access/audit-entry.ts';
import { AuditDetails } from './audit-details.tsx';

export function AuditTable({ entries }: { entries: readonly AuditEntry[] | undefined }) {
  const t = useTranslations('audit');
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('columns.when')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.who')}</HeadCell>
        <HeadCell>{t('columns.what')}</HeadCell>
        <HeadCell className="hidden lg:table-cell">{t('columns.details')}</HeadCell>
      </TableHead>
      <tbody aria-busy={!entries}>
        {entries
          ? entries.map((entry) => <AuditRow key={entry.id} entry={entry} />)
          : [0, 1, 2, 3].map((row) => (
              <Row key={row}>
                <Cell colSpan={4}>
                  <Skeleton className="h-5" />
                </Cell>
              </Row>
            ))}
      </tbody>
    </Table>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit.actions');
  const people = useTranslations('people');
  const { at, actorName, action, resource } = entry;
  const key = action.replace('.', '-');
  return (
    <Row>
      <Cell className="text-muted">
        <RelativeTime at={at} />
      </Cell>
      <Cell className="hidden min-w-32 sm:table-cell">{actorName}</Cell>
      <Cell className="w-full">
        <span className="text-muted sm:hidden">{actorName}: </span>
        {t.has(key) ? t(key) : action}{' '}
        {resource === 'link' ? people('anyone') : <span className="break-all font-semibold">{resource}</span>}
      </Cell>
      <Cell className="hidden max-w-96 whitespace-nowrap text-muted lg:table-cell">
        <AuditDetails entry={entry} />
      </Cell>
    </Row>
  );
}
