'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice.tsx';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { BudgetNotice } from './budget-notice.tsx';
import { operationsProblems } from './operations-problems.ts';

/** One line that says whether somebody has to do something. */
export function OperationsNotice({ overview }: { overview: OperationsOverview }) {
  const t = useTranslations('operations.notice');
  const problems = operationsProblems(overview);
  const icon = { size: 15, 'aria-hidden': true };
  if (problems.length === 0) {
    return (
      <Notice tone="good" icon={<CircleCheck {...icon} />}>
        {t('well')}
      </Notice>
    );
  }
  return problems.map((problem) =>
    problem === 'over-budget' ? (
      <BudgetNotice key={problem} overruns={overview.budgetOverruns} />
    ) : (
      <Notice key={problem} tone={problem === 'silent-process' ? 'running' : 'bad'} icon={<TriangleAlert {...icon} />}>
        {t(problem)}
      </Notice>
    ),
  );
}
