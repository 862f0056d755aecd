'use client';

import { useTranslations } from 'next-intl';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { StorageOverview } from '@/core/storage/storage-overview.ts';

/** What takes how much, as one bar with its words. */
export function SpaceBar({ storage }: { storage: StorageOverview }) {
  const t = useTranslations('storage.space');
  const { engine, logBytes, databaseBytes, budgetBytes } = storage;
  const parts = [
    { name: 'images', bytes: engine?.layerBytes ?? 0, colour: 'bg-accent' },
    { name: 'cache', bytes: engine?.buildCacheBytes ?? 0, colour: 'bg-running' },
    { name: 'logs', bytes: logBytes, colour: 'bg-good' },
    { name: 'database', bytes: databaseBytes, colour: 'bg-faint' },
  ] as const;
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const whole = Math.max(total, budgetBytes ?? 0, 1);
  return (
    <>
      {budgetBytes !== undefined && total > budgetBytes && (
        <Notice tone="bad">
          {t('overBudget')} <ByteSize bytes={total} /> / <ByteSize bytes={budgetBytes} />
        </Notice>
      )}
      <Panel title={t('title')}>
        <div className="flex flex-col gap-3 px-4 pt-3 pb-4">
          <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-line">
            {parts.map(({ name, bytes, colour }) => (
              <div key={name} className={colour} style={{ width: `${(bytes / whole) * 100}%` }} />
            ))}
          </div>
          <dl className="flex flex-wrap gap-x-6 gap-y-2">
            {parts.map(({ name, bytes, colour }) => (
              <div key={name}>
                <dt className="flex items-center gap-1.5 text-muted text-sm">
                  <span aria-hidden className={`size-2 rounded-full ${colour}`} />
                  {t(name)}
                </dt>
                <dd className="font-semibold text-lg">
                  <ByteSize bytes={bytes} />
                </dd>
              </div>
            ))}
            <div>
              <dt className="text-muted text-sm">{budgetBytes === undefined ? t('total') : t('totalOfBudget')}</dt>
              <dd className="font-semibold text-lg">
                <ByteSize bytes={total} />
                {budgetBytes !== undefined && (
                  <>
                    {' '}
                    / <ByteSize bytes={budgetBytes} />
                  </>
                )}
              </dd>
            </div>
          </dl>
        </div>
      </Panel>
    </>
  );
}
