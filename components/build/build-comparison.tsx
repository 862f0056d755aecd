'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buildAddress } from '@/components/trpc/addresses.ts';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { type Outputs, useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { buildName } from './build-name.ts';
import { StepComparisonTable } from './step-comparison-table.tsx';

type Comparison = NonNullable<Outputs['build']['compareWithLastGood']['comparison']>;

interface BuildComparisonProps {
  readonly build: BuildDetail;
  readonly onClose: () => void;
  readonly onShowLine: (line: number) => void;
}

/** What is different from the last build of this environment that went well: base, packages, errors, steps. */
export function BuildComparison({ build, onClose, onShowLine }: BuildComparisonProps) {
  const t = useTranslations('build.comparison');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { data, error, refetch } = useQuery(
    trpc.build.compareWithLastGood.queryOptions({ workspace, buildId: build.id }),
  );
  return (
    <Dialog isOpen onClose={onClose} width="large" title={t('title', { name: buildName(build) })}>
      {error ? (
        <QueryError title={t('notLoaded')} error={error} refetch={refetch} />
      ) : !data ? (
        <Skeleton className="h-64" />
      ) : data.comparison ? (
        <Differences build={build} comparison={data.comparison} onShowLine={onShowLine} />
      ) : (
        <p className="text-muted">{t('none')}</p>
      )}
    </Dialog>
  );
}

interface DifferencesProps {
  readonly build: BuildDetail;
  readonly comparison: Comparison;
  readonly onShowLine: (line: number) => void;
}

function Differences({ build, comparison, onShowLine }: DifferencesProps) {
  const t = useTranslations('build.comparison');
  const { slug } = useWorkspace();
  const { good, base, packages, steps, firstError } = comparison;
  const goodName = buildName({ ...build, versionNumber: good.versionNumber });
  return (
    <div className="flex flex-col gap-5">
      <p className="text-muted">
        {t.rich('with', {
          link: () => (
            <Link href={buildAddress(slug, good.id)} className="text-accent hover:underline">
              {goodName}
            </Link>
          ),
          at: () => (good.finishedAt ? <RelativeTime at={good.finishedAt} /> : null),
        })}
      </p>
      {firstError && (
        <Section title={t('firstError')}>
          <button
            type="button"
            onClick={() => onShowLine(firstError.line)}
            className="flex w-full items-baseline gap-3 rounded-md bg-bad-soft px-3 py-2 text-left text-bad hover:underline"
          >
            <span className="shrink-0 text-sm tabular-nums">{firstError.line}</span>
            <span className="min-w-0 break-words font-mono text-sm">{firstError.text}</span>
          </button>
        </Section>
      )}
      <Section title={t('base')}>
        {base ? (
          <p className="break-all font-mono text-sm">
            {base.left ?? '–'} → {base.right ?? '–'}
          </p>
        ) : (
          <p className="text-muted">{t('sameBase')}</p>
        )}
      </Section>
      <Section title={t('packages')}>
        <Packages packages={packages} goodName={goodName} />
      </Section>
      <Section title={t('steps')}>
        <StepComparisonTable steps={steps} goodName={goodName} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Packages({ packages, goodName }: { packages: Comparison['packages']; goodName: string }) {
  const t = useTranslations('build.comparison');
  if (!packages) return <p className="text-muted">{t('notLocked')}</p>;
  if (packages.length === 0) return <p className="text-muted">{t('samePackages')}</p>;
  return (
    <Table label={t('packages')} className="max-h-80 overflow-y-auto">
      <TableHead>
        <HeadCell>{t('package')}</HeadCell>
        <HeadCell>{goodName}</HeadCell>
        <HeadCell>{t('here')}</HeadCell>
      </TableHead>
      <tbody>
        {packages.map(({ manager, name, left, right }) => (
          <Row key={`${manager} ${name}`}>
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
