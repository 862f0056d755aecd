'use client';

import { useLocale } from 'next-intl';
import { languages, useSetLanguage } from '@/components/ui/language.ts';

/** The other languages, each by its own name. */
export function LanguageSwitch() {
  const locale = useLocale();
  const setLanguage = useSetLanguage();
  return (
    <div className="flex gap-2">
      {languages
        .filter(({ value }) => value !== locale)
        .map(({ value, label }) => (
          <button
            key={value}
            type="button"
            lang={value}
            onClick={() => setLanguage(value)}
            className="min-h-6 rounded px-2 text-muted hover:text-foreground hover:underline"
          >
            {label}
          </button>
        ))}
    </div>
  );
}
