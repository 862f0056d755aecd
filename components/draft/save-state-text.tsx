'use client';

import { CircleAlert, CloudOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useNow } from '@/components/ui/use-now.ts';
import type { SaveState } from './draft-saver.ts';

/** "Saved 3 s ago": how safe the text is, counting on in place. */
export function SaveStateText({ state }: { readonly state: SaveState }) {
  const t = useTranslations('draft.save');
  const locale = useLocale();
  const now = useNow(1_000);
  switch (state.kind) {
    case 'saved':
      return (
        <span className="whitespace-nowrap text-faint" title={fullDate(state.savedAt, locale)}>
          {now === undefined ? t('saved') : t('savedAgo', { ago: agoText(Date.parse(state.savedAt), now, locale) })}
        </span>
      );
    case 'waiting':
    case 'saving':
      return <span className="whitespace-nowrap text-faint">{t('saving')}</span>;
    case 'unreachable':
      return (
        <span role="status" className="flex items-center gap-1.5 text-running" title={t('unreachableDetail')}>
          <CloudOff size={14} aria-hidden className="shrink-0" />
          {t('unreachable', { seconds: Math.max(1, Math.ceil((state.retryAtMs - (now ?? 0)) / 1_000)) })}
        </span>
      );
    case 'signed-out':
    case 'conflict':
    case 'refused':
      return (
        <span className="flex items-center gap-1.5 whitespace-nowrap text-bad">
          <CircleAlert size={14} aria-hidden className="shrink-0" />
          {t('notSaved')}
        </span>
      );
  }
}

/** Seconds count here, where `relativeTime` would say "now": one wants to see that saving goes on. */
function agoText(atMs: number, nowMs: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
  const seconds = Math.max(1, Math.round((nowMs - atMs) / 1_000));
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3_600), 'hour');
  return format.format(-Math.floor(seconds / 86_400), 'day');
}

function fullDate(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at));
}
