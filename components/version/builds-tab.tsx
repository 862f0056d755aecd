'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buildAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Duration } from '@/components/ui/duration.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import { rowLink, useRowKeys } from '@/components/ui/use-row-keys.ts';
import type { VersionDetail } from './use-version.ts';

/** Builds of this version, newest first. */
export function BuildsTab({ version: { builds } }: { version: VersionDetail }) {
  const t = useTranslations('version.builds');
  const reasons = useTranslations('state.reasons');
  const { slug } = useWorkspace();
  useRowKeys();
  if (builds.length === 0) return <EmptyState title={t('none.title')} description={t('none.description')} />;
  return (
    <Table label={t('label')}>
      <TableHead>
        <HeadCell>{t('columns.state')}</HeadCell>
        <HeadCell>{t('columns.requested')}</HeadCell>
        <HeadCell className="hidden sm:table-cell">{t('columns.by')}</HeadCell>
        <HeadCell className="text-right">{t('columns.took')}</HeadCell>
      </TableHead>
      <tbody>
        {builds.map((build) => (
          <Row key={build.id} className="relative">
            <Cell>
              <Link {...rowLink} href={buildAddress(slug, build.id)} className="after:absolute after:inset-0">
                <StateChip state={build.state === 'succeeded' && build.isReused ? 'reused' : build.state}>
                  {build.failureReason && reasons(build.failureReason)}
                </StateChip>
              </Link>
            </Cell>
            <Cell className="text-muted">
              <RelativeTime at={build.requestedAt} />
            </Cell>
            <Cell className="hidden text-muted sm:table-cell">{build.requestedByName}</Cell>
            <Cell className="text-right text-muted">
              {build.finishedAt && (
                <Duration
                  durationMs={Date.parse(build.finishedAt) - Date.parse(build.startedAt ?? build.requestedAt)}
                />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
