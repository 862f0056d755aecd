'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import { useRowKeys } from '@/components/ui/use-row-keys.ts';
import type { EnvironmentItem } from './curated-card.tsx';
import { EnvironmentRow } from './environment-row.tsx';
import { nameCellClass } from './name-cell-class.ts';

/** The list itself; rows of the final size while `items` is undefined. */
export function EnvironmentTable({ items }: { items: readonly EnvironmentItem[] | undefined }) {
  const t = useTranslations('environment');
  useRowKeys();
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('columns.name')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.state')}</HeadCell>
        <HeadCell className="hidden xl:table-cell">{t('columns.packages')}</HeadCell>
        <HeadCell className="hidden md:table-cell">{t('columns.owner')}</HeadCell>
        <HeadCell>{t('columns.updated')}</HeadCell>
        <HeadCell className="w-12">
          <span className="sr-only">{t('columns.actions')}</span>
        </HeadCell>
      </TableHead>
      <tbody aria-busy={!items}>
        {items
          ? items.map((environment) => <EnvironmentRow key={environment.id} environment={environment} />)
          : [0, 1, 2, 3, 4].map((row) => <SkeletonRow key={row} />)}
      </tbody>
    </Table>
  );
}

/** Cell by cell, so that no column moves when the rows come. */
function SkeletonRow() {
  return (
    <Row>
      <Cell className={nameCellClass}>
        <Skeleton className="mb-1 h-4.5 w-40 max-w-full" />
        <Skeleton className="h-4.5 w-72 max-w-full" />
      </Cell>
      <Cell className="hidden sm:table-cell">
        <Skeleton className="h-5 w-28" />
      </Cell>
      <Cell className="hidden xl:table-cell">
        <Skeleton className="h-5 w-64" />
      </Cell>
      <Cell className="hidden md:table-cell">
        <Skeleton className="size-7 rounded-full" />
      </Cell>
      <Cell>
        <Skeleton className="h-4.5 w-20" />
      </Cell>
      <Cell className="w-12">
        <span className="block size-7" />
      </Cell>
    </Row>
  );
}
