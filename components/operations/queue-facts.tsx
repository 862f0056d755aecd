'use client';

import { useTranslations } from 'next-intl';
import { Duration } from '@/components/ui/duration.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { type BuildPhase, buildPhases } from '@/core/build/build.ts';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { FactList } from './fact-list.tsx';
import { NumberFact } from './number-fact.tsx';

export function QueueFacts({ queue }: { queue: OperationsOverview['queue'] }) {
  const t = useTranslations('operations.queue');
  const phases = useTranslations('build.phase');
  const { waiting, oldestWaitMs, slotCount, running } = queue;
  const count = (phase: BuildPhase) => running[phase] ?? 0;
  const total = buildPhases.reduce((sum, phase) => sum + count(phase), 0);
  const byPhase = buildPhases.filter((phase) => count(phase) > 0);
  return (
    <Panel title={t('title')}>
      <FactList>
        <NumberFact
          term={t('waiting')}
          note={
            oldestWaitMs !== undefined && (
              <>
                {t('oldest')} <Duration durationMs={oldestWaitMs} />
              </>
            )
          }
        >
          {waiting}
        </NumberFact>
        <NumberFact term={t('running')} note={byPhase.map((phase) => `${phases(phase)} ${count(phase)}`).join(' · ')}>
          {total}
        </NumberFact>
        <NumberFact term={t('slots')}>{slotCount}</NumberFact>
      </FactList>
    </Panel>
  );
}
