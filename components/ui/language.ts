'use client';

import { useRouter } from 'next/navigation';
import { withBasePath } from './with-base-path.ts';

/** The studio's languages, each in its own words. */
export const languages = [
  { value: 'en', label: 'English' },
  { value: 'zh-TW', label: '繁體中文' },
] as const;
export type Language = (typeof languages)[number]['value'];

/** Gives a function that remembers the choice for a year and asks the server for the page's words anew. */
export function useSetLanguage(): (language: Language) => void {
  const router = useRouter();
  return (language) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers yet
    document.cookie = `studio-locale=${language}; path=${withBasePath('/')}; max-age=31536000; samesite=lax`;
    router.refresh();
  };
}
