'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { HourOfBuilds } from '@/core/operations/operations-overview.ts';

/** A bar an hour, failures on top: 24 rectangles need no library of charts. Read out as a list. */
export function HourBars({ hours }: { hours: readonly HourOfBuilds[] }) {
  const t = useTranslations('operations.day');
  const format = useFormatter();
  const most = Math.max(1, ...hours.map(({ succeeded, failed, cancelled }) => succeeded + failed + cancelled));
  const percent = (count: number) => `${(count / most) * 100}%`;
  return (
    <ol className="flex h-20 items-end gap-0.5 px-4 pb-4" aria-label={t('byHour')}>
      {hours.map(({ at, succeeded, failed, cancelled }) => {
        const time = format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' });
        const words = t('hour', { time, succeeded, failed, cancelled });
        return (
          <li key={at} title={words} className="flex h-full min-w-0 flex-1 flex-col justify-end bg-line/30">
            <span className="sr-only">{words}</span>
            <span aria-hidden className="bg-bad" style={{ height: percent(failed) }} />
            <span aria-hidden className="bg-faint" style={{ height: percent(cancelled) }} />
            <span aria-hidden className="bg-good" style={{ height: percent(succeeded) }} />
          </li>
        );
      })}
    </ol>
  );
}
