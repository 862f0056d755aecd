'use client';

import { useLocale, useTranslations } from 'next-intl';
import { languages, useSetLanguage } from '@/components/ui/language.ts';
import { MenuChoice } from '@/components/ui/menu-item.tsx';

export function LanguageChoice() {
  const t = useTranslations('shell');
  const locale = useLocale();
  return (
    <MenuChoice
      label={t('language')}
      value={languages.find(({ value }) => value === locale)?.value ?? 'en'}
      options={languages}
      onChange={useSetLanguage()}
    />
  );
}
