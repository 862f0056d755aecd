'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMaintenance } from '@/components/trpc/use-maintenance.ts';
import { Banner } from './banner.tsx';

/** On every page while the studio is in maintenance: since when, by whom, what the admin says, and what it means. */
export function MaintenanceBanner() {
  const t = useTranslations('shell.maintenance');
  const locale = useLocale();
  const maintenance = useMaintenance();
  if (!maintenance) return null;
  const { since, byName, message } = maintenance;
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(since));
  return (
    <Banner tone="paused" title={t('since', { at, name: byName })}>
      {message !== '' && <q className="break-words">{message}</q>} {t('meaning')}
    </Banner>
  );
}
