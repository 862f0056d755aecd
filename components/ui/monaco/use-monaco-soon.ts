'use client';

import { useLocale } from 'next-intl';
import { useEffect } from 'react';
import { loadMonaco } from './load-monaco.ts';

/** Loads Monaco for a page that will show it as soon as it knows what. */
export function useMonacoSoon(): void {
  const locale = useLocale();

  // The outside system is the network, where what the page asks for at this moment goes first: a browser has few
  // connections. Whoever needs the editor asks again, and says what is wrong.
  useEffect(() => {
    const timer = setTimeout(() => loadMonaco(locale).catch(() => {}));
    return () => clearTimeout(timer);
  }, [locale]);
}
