'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Second key after `g`, and where it goes (below the workspace's address). */
export const goToKeys = { e: '', c: '/curated', i: '/base-images', b: '/builds', n: '/environments/new' } as const;

interface Handlers {
  onPalette: () => void;
  onHelp: () => void;
}

/** Keys that work on every page of the workspace; none of them while one types, but Ctrl K. */
export function useShortcuts(base: string, { onPalette, onHelp }: Handlers): void {
  const router = useRouter();
  const handlers = useRef({ onPalette, onHelp });
  // Outside system: the keyboard of the window. The handlers change with each render, the listener does not.
  useEffect(() => {
    handlers.current = { onPalette, onHelp };
  });
  useEffect(() => {
    let pressedGAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        handlers.current.onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isAfterG = event.timeStamp - pressedGAt < 1000;
      pressedGAt = event.key === 'g' ? event.timeStamp : 0;
      const target = Object.entries(goToKeys).find(([key]) => key === event.key);
      if (isAfterG && target) {
        event.preventDefault();
        router.push(base + target[1]);
      } else if (event.key === '?') {
        event.preventDefault();
        handlers.current.onHelp();
      } else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('main [data-search]');
        if (search) {
          event.preventDefault();
          search.focus();
          search.select();
        }
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [base, router]);
}

/** Whether keys belong to what has the focus: a text field, an editor, or a layer above the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, .monaco-editor, [role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}
