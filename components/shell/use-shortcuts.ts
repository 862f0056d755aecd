'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { isTyping } from '@/components/ui/is-typing.ts';
import { shortcutOf } from './shortcut.ts';

/** The two keys of a pair (`g e`) are at most this far apart. */
const pairLimitMs = 1000;

interface Handlers {
  onPalette: () => void;
  onHelp: () => void;
}

/** Keys that work on every page of the workspace whose address is `base`. */
export function useShortcuts(base: string, { onPalette, onHelp }: Handlers): void {
  const router = useRouter();
  const goPressedAt = useRef(Number.NEGATIVE_INFINITY);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isAfterGo = event.timeStamp - goPressedAt.current < pairLimitMs;
    const shortcut = shortcutOf(event, isTyping(event.target), isAfterGo);
    goPressedAt.current = shortcut?.kind === 'go' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (!shortcut || shortcut.kind === 'go') return;
    event.preventDefault();
    if (shortcut.kind === 'go-to') router.push(base + shortcut.path);
    else if (shortcut.kind === 'palette') onPalette();
    else if (shortcut.kind === 'help') onHelp();
    else focusSearch();
  });
  // Outside system: the keyboard of the window.
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function focusSearch(): void {
  const search = document.querySelector<HTMLInputElement>('main [data-search]');
  search?.focus();
  search?.select();
}
