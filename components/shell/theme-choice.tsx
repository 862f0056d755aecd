'use client';

import { useTranslations } from 'next-intl';
import { MenuChoice } from '@/components/ui/menu-item.tsx';
import { setTheme, themes, useTheme } from '@/components/ui/theme.ts';

export function ThemeChoice() {
  const t = useTranslations('shell');
  return (
    <MenuChoice
      label={t('theme')}
      value={useTheme()}
      options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
      onChange={setTheme}
    />
  );
}
