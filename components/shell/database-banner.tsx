'use client';

import { useTranslations } from 'next-intl';
import { useIsDatabaseAway } from '@/components/trpc/database-away.ts';
import { Banner } from './banner.tsx';

/** Says that nothing can be read or stored for the moment. */
export function DatabaseBanner() {
  const t = useTranslations('shell.database');
  const isAway = useIsDatabaseAway();
  if (!isAway) return null;
  return (
    <Banner tone="bad" title={t('away')}>
      {t('advice')}
    </Banner>
  );
}
