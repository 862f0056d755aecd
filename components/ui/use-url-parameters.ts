'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { withBasePath } from './with-base-path.ts';

/**
 * Route state lives in the URL: reads search parameters and writes them back, at once and without asking
 * the server. An empty value removes its parameter. Replaces the history entry, unless `isStep` makes it
 * one that "back" returns from.
 */
export function useUrlParameters(): {
  get: (name: string) => string;
  set: (changes: Readonly<Record<string, string>>, isStep?: boolean) => void;
} {
  const pathname = usePathname();
  const search = useSearchParams();
  return {
    get: (name) => search.get(name) ?? '',
    set: (changes, isStep = false) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const href = withBasePath(next.size > 0 ? `${pathname}?${next}` : pathname);
      if (isStep) window.history.pushState(null, '', href);
      else window.history.replaceState(null, '', href);
    },
  };
}
