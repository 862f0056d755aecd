'use client';

import { useTranslations } from 'next-intl';
import { Duration } from '@/components/ui/duration.tsx';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table.tsx';
import type { StepComparison, StepRun } from '@/core/build/compare-steps.ts';
import { useStepTitle } from './use-step-title.ts';

interface StepComparisonTableProps {
  readonly steps: readonly StepComparison[];
  readonly goodName: string;
}

/** Each step with how it went in both builds. */
export function StepComparisonTable({ steps, goodName }: StepComparisonTableProps) {
  const t = useTranslations('build.comparison');
  const titleOf = useStepTitle();
  return (
    <Table label={t('steps')}>
      <TableHead>
        <HeadCell>{t('step')}</HeadCell>
        <HeadCell>{goodName}</HeadCell>
        <HeadCell>{t('here')}</HeadCell>
      </TableHead>
      <tbody>
        {steps.map(({ name, left, right }, index) => (
          // Steps may be alike to the letter, and their order does not change.
          // biome-ignore lint/suspicious/noArrayIndexKey: as the comment says
          <Row key={`${index} ${name}`}>
            <Cell className="max-w-80 truncate" title={titleOf(name)}>
              {titleOf(name)}
            </Cell>
            <Cell>
              <Run run={left} />
            </Cell>
            <Cell>
              <Run run={right} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** "12 s", "cached", "failed after 3 s"; a dash where the step is not. */
function Run({ run }: { run: StepRun | undefined }) {
  const t = useTranslations('build.stepState');
  if (!run) return <span className="text-faint">–</span>;
  const isPlain = run.state === 'done';
  return (
    <span className={run.state === 'failed' ? 'text-bad' : 'text-muted'}>
      {!isPlain && t(run.state)}{' '}
      {run.state !== 'cached' && run.durationMs !== undefined && <Duration durationMs={run.durationMs} />}
    </span>
  );
}
