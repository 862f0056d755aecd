'use client';

import { useTranslations } from 'next-intl';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { OperationsOverview } from '@/core/operations/operations-overview.ts';
import { FactList } from './fact-list.tsx';
import { NumberFact } from './number-fact.tsx';

export function DatabaseFacts({ database }: { database: OperationsOverview['database'] }) {
  const t = useTranslations('operations.database');
  const { sizeBytes, connections, connectionLimit } = database;
  return (
    <Panel title={t('title')}>
      <FactList>
        <NumberFact term={t('size')}>
          <ByteSize bytes={sizeBytes} />
        </NumberFact>
        <NumberFact term={t('connections')} note={t('ofLimit', { limit: connectionLimit })}>
          {connections}
        </NumberFact>
      </FactList>
    </Panel>
  );
}
