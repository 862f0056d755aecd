'use client';

import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { AuditEntry } from '@/core/access/audit-entry.ts';

export function AuditTable({ entries }: { entries: readonly AuditEntry[] | undefined }) {
  const t = useTranslations('audit');
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('columns.when')}</HeadCell>
        <HeadCell>{t('columns.who')}</HeadCell>
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

function AuditRow({ entry: { at, actorName, action, resource, details } }: { entry: AuditEntry }) {
  const t = useTranslations('audit.actions');
  const key = action.replace('.', '-');
  return (
    <Row>
      <Cell className="text-muted">
        <RelativeTime at={at} />
      </Cell>
      <Cell>{actorName}</Cell>
      <Cell>
        {t.has(key) ? t(key) : action} <span className="break-all font-semibold">{resource}</span>
      </Cell>
      <Cell className="hidden max-w-96 truncate text-muted lg:table-cell">
        {Object.entries(details)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => `${name}: ${value}`)
          .join(' · ')}
      </Cell>
    </Row>
  );
}
