'use client';

import { useTranslations } from 'next-intl';
import { Chip, type Tone } from '@/components/ui/chip.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { PackageChange } from '@/core/lock/compare-locks.ts';

interface ChangedPackagesProps {
  changes: readonly PackageChange[];
  older: number;
  newer: number;
}

/** Packages added, removed or moved from the older version to the newer. */
export function ChangedPackages({ changes, older, newer }: ChangedPackagesProps) {
  const t = useTranslations('version.compare');
  if (changes.length === 0) return <p className="text-muted">{t('samePackages')}</p>;
  return (
    <Table label={t('packages')} className="max-h-80 overflow-y-auto">
      <TableHead>
        <HeadCell>{t('columns.change')}</HeadCell>
        <HeadCell>{t('columns.package')}</HeadCell>
        <HeadCell>@{older}</HeadCell>
        <HeadCell>@{newer}</HeadCell>
      </TableHead>
      <tbody>
        {changes.map(({ manager, name, left, right }) => (
          <Row key={`${manager} ${name}`}>
            <Cell>
              <ChangeChip left={left} right={right} />
            </Cell>
            <Cell>
              <span className="font-semibold">{name}</span> <span className="text-faint text-sm">{manager}</span>
            </Cell>
            <Cell className="font-mono text-sm">{left ?? '–'}</Cell>
            <Cell className="font-mono text-sm">{right ?? '–'}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function ChangeChip({ left, right }: Pick<PackageChange, 'left' | 'right'>) {
  const t = useTranslations('version.compare');
  const kind = left === undefined ? 'added' : right === undefined ? 'removed' : 'moved';
  const tones: Record<typeof kind, Tone> = { added: 'good', removed: 'bad', moved: 'running' };
  return <Chip tone={tones[kind]}>{t(kind)}</Chip>;
}
