'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import { useRowKeys } from '@/components/ui/use-row-keys.ts';
import type { BuildSummary } from '@/core/build/build-detail.ts';
import { BuildRow } from './build-row.tsx';

/** Builds, a row each; rows of the final size while `builds` is undefined. */
export function BuildTable({ builds }: { builds: readonly BuildSummary[] | undefined }) {
  const t = useTranslations('build.list');
  useRowKeys();
  return (
    <Table label={t('title')}>
      <TableHead>
        <HeadCell>{t('columns.build')}</HeadCell>
        <HeadCell>{t('columns.state')}</HeadCell>
        <HeadCell className="hidden md:table-cell">{t('columns.duration')}</HeadCell>
        <HeadCell className="hidden lg:table-cell">{t('columns.image')}</HeadCell>
        <HeadCell className="hidden lg:table-cell">{t('columns.size')}</HeadCell>
        <HeadCell className="hidden md:table-cell">{t('columns.by')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.when')}</HeadCell>
      </TableHead>
      <tbody aria-busy={!builds}>
        {builds
          ? builds.map((build) => <BuildRow key={build.id} build={build} />)
          : [0, 1, 2, 3, 4, 5].map((row) => (
              <Row key={row}>
                <Cell colSpan={7}>
                  <Skeleton className="h-5 w-full max-w-160" />
                </Cell>
              </Row>
            ))}
      </tbody>
    </Table>
  );
}
