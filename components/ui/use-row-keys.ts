'use client';

import { useEffect } from 'react';
import { isTyping } from './is-typing.ts';

/** Marks the link of a row that `j`, `k` and the arrows go to: `<Link {...rowLink}>`. */
export const rowLink = { 'data-row-link': '' } as const;

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** `j`/`k` and, from a row on, the arrow keys walk the rows of the page; Enter follows the focused link. */
export function useRowKeys(): void {
  // Outside system: the keyboard of the window.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (moveFocus(step, event.key.startsWith('Arrow'))) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** False when there is nowhere to go: without a focused row the arrows scroll the page. */
function moveFocus(step: number, needsCurrent: boolean): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')];
  const current = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  if (rows.length === 0 || (needsCurrent && current < 0)) return false;
  rows[Math.min(Math.max(current + step, 0), rows.length - 1)]?.focus();
  return true;
}
