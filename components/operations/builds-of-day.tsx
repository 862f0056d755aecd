'use client';

import { useTranslations } from 'next-intl';
import { Duration } from '@/components/ui/duration.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { FactList } from './fact-list.tsx';
import { HourBars } from './hour-bars.tsx';
import { NumberFact } from './number-fact.tsx';

const ends = ['succeeded', 'failed', 'cancelled'] as const;

/** What the last 24 hours were like. */
export function BuildsOfDay({ overview }: { overview: OperationsOverview }) {
  const t = useTranslations('operations.day');
  const { hours, medianMs, slowestTenthMs } = overview;
  return (
    <Panel title={t('title')}>
      <FactList>
        {ends.map((end) => (
          <NumberFact key={end} term={t(end)}>
            {hours.reduce((sum, hour) => sum + hour[end], 0)}
          </NumberFact>
        ))}
        {medianMs !== undefined && (
          <NumberFact term={t('median')}>
            <Duration durationMs={medianMs} />
          </NumberFact>
        )}
        {slowestTenthMs !== undefined && (
          <NumberFact term={t('slowest')}>
            <Duration durationMs={slowestTenthMs} />
          </NumberFact>
        )}
      </FactList>
      <HourBars hours={hours} />
    </Panel>
  );
}
