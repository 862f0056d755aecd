'use client';

import { useEffect } from 'react';

/** Marks the link of a row that `j`, `k` and the arrows go to: `<Link {...rowLink}>`. */
export const rowLink = { 'data-row-link': '' } as const;

/** `j`/`k` and the arrow keys walk the rows of the page; Enter follows the link that has the focus. */
export function useRowKeys(): void {
  // Outside system: the keyboard of the window.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || !(event.target instanceof HTMLElement)) return;
      if (event.target.closest('input, textarea, select, .monaco-editor, [role="dialog"], [role="menu"], [role="listbox"]')) return;
      const rows = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')];
      const current = rows.indexOf(event.target);
      const isArrow = event.key.startsWith('Arrow');
      if (rows.length === 0 || (isArrow && current < 0)) return;
      event.preventDefault();
      rows[Math.min(Math.max(current + step, 0), rows.length - 1)]?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
