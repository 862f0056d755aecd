'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { loadMonaco, type Monaco } from './load-monaco.ts';

export type MonacoState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly monaco: Monaco }
  | { readonly state: 'failed'; readonly retry: () => void };

/** Monaco for a component: loading, there, or not to be had (a lost connection) with a way to try again. */
export function useMonaco(): MonacoState {
  const locale = useLocale();
  const [state, setState] = useState<MonacoState>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);

  // The outside system is the network: Monaco's chunks; there is nothing to take back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what makes it load again
  useEffect(() => {
    let isCurrent = true;
    loadMonaco(locale).then(
      (monaco) => isCurrent && setState({ state: 'ready', monaco }),
      () =>
        isCurrent &&
        setState({
          state: 'failed',
          retry: () => {
            setState({ state: 'loading' });
            setAttempt((count) => count + 1);
          },
        }),
    );
    return () => {
      isCurrent = false;
    };
  }, [locale, attempt]);

  return state;
}
