'use client';

import { useTranslations } from 'next-intl';
import { useEngineStatus } from '@/components/trpc/use-engine-status.ts';
import { Banner } from './banner.tsx';

/** Says that nothing can be stored until somebody makes space. Live. */
export function DiskBanner() {
  const t = useTranslations('shell.disk');
  const status = useEngineStatus();
  if (!status?.isDiskFull) return null;
  return (
    <Banner tone="bad" title={t('full')}>
      {t('advice')}
    </Banner>
  );
}
