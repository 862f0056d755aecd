'use client';

import { useTranslations } from 'next-intl';
import type { LiveConnection } from '@/components/trpc/use-live-connection.ts';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import { Banner } from './banner.tsx';

/** Says that what stands below is as old as the cut, so that nobody waits for numbers that only count on here. */
export function ConnectionBanner({ connection }: { connection: LiveConnection }) {
  const t = useTranslations('shell.connection');
  if (connection === 'open') return null;
  return (
    <Banner tone={connection === 'lost' ? 'bad' : 'paused'} title={t(`${connection}.title`)}>
      {t(`${connection}.advice`, { address: withBasePath('/api/ws') })}
    </Banner>
  );
}
