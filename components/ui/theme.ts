'use client';

import { useSyncExternalStore } from 'react';
import { withBasePath } from './with-base-path.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The server reads it and writes `data-theme`, so that the first paint is already right. */
export const themeCookie = 'studio-theme';

const listeners = new Set<() => void>();

/** Applies and remembers the reader's choice for a year. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers yet
  document.cookie = `${themeCookie}=${theme}; path=${withBasePath('/')}; max-age=31536000; samesite=lax`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function chosenTheme(): Theme {
  const value = document.documentElement.dataset['theme'];
  return themes.find((theme) => theme === value) ?? 'system';
}

/** What the reader chose. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosenTheme, () => 'system');
}
