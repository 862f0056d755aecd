'use client';

import { Command } from 'cmdk';
import { Keyboard, Languages, LogOut, Plus, SunMoon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { signOut } from '@/components/trpc/auth-client.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { languages, useSetLanguage } from '@/components/ui/language.ts';
import { setTheme, themes, useTheme } from '@/components/ui/theme.ts';
import { PaletteItem } from './palette-item.tsx';

export function PaletteActions({ onDone, onHelp }: { onDone: () => void; onHelp: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const { slug } = useWorkspace();
  const canCreate = useCan('environment.create');
  const theme = useTheme();
  const locale = useLocale();
  const setLanguage = useSetLanguage();
  const act = (action: () => void) => () => {
    onDone();
    action();
  };
  return (
    <Command.Group heading={t('palette.actions')}>
      {canCreate && (
        <PaletteItem
          value={t('environment.new')}
          icon={<Plus size={14} aria-hidden />}
          onSelect={act(() => router.push(`/w/${slug}/environments/new`))}
        >
          {t('environment.new')}
        </PaletteItem>
      )}
      {themes
        .filter((other) => other !== theme)
        .map((other) => (
          <PaletteItem
            key={other}
            value={`${t('shell.theme')} ${t(`shell.themes.${other}`)}`}
            icon={<SunMoon size={14} aria-hidden />}
            onSelect={act(() => setTheme(other))}
          >
            {t('shell.theme')}: {t(`shell.themes.${other}`)}
          </PaletteItem>
        ))}
      {languages
        .filter(({ value }) => value !== locale)
        .map(({ value, label }) => (
          <PaletteItem
            key={value}
            value={`${t('shell.language')} ${label}`}
            icon={<Languages size={14} aria-hidden />}
            onSelect={act(() => setLanguage(value))}
          >
            {t('shell.language')}: {label}
          </PaletteItem>
        ))}
      <PaletteItem value={t('shell.shortcuts')} icon={<Keyboard size={14} aria-hidden />} onSelect={onHelp}>
        {t('shell.shortcuts')}
      </PaletteItem>
      <PaletteItem
        value={t('shell.signOut')}
        icon={<LogOut size={14} aria-hidden />}
        onSelect={act(() => void signOut())}
      >
        {t('shell.signOut')}
      </PaletteItem>
    </Command.Group>
  );
}
