'use client';

import { useLocale } from 'next-intl';
import { relativeTime } from './relative-time-text.ts';
import { useNow } from './use-now.ts';

/**
 * "2 h ago", with the whole date in the reader's zone on hover. `at` is an ISO instant.
 * Counts on in place, once a minute.
 */
export function RelativeTime({ at }: { at: string }) {
  const locale = useLocale();
  const now = useNow(60_000);
  const date = new Date(at);
  const absolute = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(date);
  return (
    <time
      dateTime={at}
      title={now === undefined ? undefined : absolute}
      className="whitespace-nowrap tabular-nums"
      suppressHydrationWarning
    >
      {relativeTime(date.getTime(), now ?? date.getTime(), locale)}
    </time>
  );
}
