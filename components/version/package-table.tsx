'use client';

import { useTranslations } from 'next-intl';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { ShownPackage } from './packages-of.ts';

export function PackageTable({ packages }: { packages: readonly ShownPackage[] }) {
  const t = useTranslations('version.packages');
  return (
    <Table label={t('label')}>
      <TableHead>
        <HeadCell>{t('columns.name')}</HeadCell>
        <HeadCell>{t('columns.version')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.why')}</HeadCell>
        <HeadCell className="hidden lg:table-cell">{t('columns.license')}</HeadCell>
        <HeadCell className="text-right">{t('columns.size')}</HeadCell>
      </TableHead>
      <tbody>
        {packages.map((each) => (
          <Row key={`${each.manager} ${each.name}`}>
            <Cell className={classNames('break-all', each.isRequested && 'font-semibold')}>{each.name}</Cell>
            <Cell className="break-all font-mono text-sm">{each.version}</Cell>
            <Cell className="hidden text-muted sm:table-cell">
              {each.why.length > 0 ? each.why.join(' → ') : each.manager}
            </Cell>
            <Cell className="hidden max-w-40 truncate text-muted lg:table-cell" title={each.license}>
              {each.license}
            </Cell>
            <Cell className="text-right text-muted">
              {each.sizeBytes === undefined ? '–' : <ByteSize bytes={each.sizeBytes} />}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
