'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import type { LogStore } from './log-store.ts';

/** "227 lines", counting on; drawn at most once a frame, and nothing else with it. */
export function LineCount({ store }: { readonly store: LogStore }) {
  const t = useTranslations('build.log');
  const count = useSyncExternalStore(
    store.subscribe,
    () => store.lineCount,
    () => 0,
  );
  return <>{t('lines', { count })}</>;
}
