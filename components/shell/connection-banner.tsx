'use client';

import { useTranslations } from 'next-intl';
import { Banner } from './banner.tsx';

/** Says that what stands below is as old as the cut, so that nobody waits for numbers that only count on here. */
export function ConnectionBanner({ isCut }: { isCut: boolean }) {
  const t = useTranslations('shell.connection');
  if (!isCut) return null;
  return (
    <Banner tone="bad" title={t('cut')}>
      {t('advice')}
    </Banner>
  );
}
