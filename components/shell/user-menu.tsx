'use client';

import { Keyboard, KeyRound, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { signOut } from '@/components/trpc/auth-client.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuItem, MenuSeparator } from '@/components/ui/menu-item.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('shell');
  const router = useRouter();
  const { user, slug } = useWorkspace();
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button type="button" className="flex h-9 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover">
          <span aria-hidden>
            <Avatar name={user.name} />
          </span>
          <span className="truncate text-muted">{user.name}</span>
          <span className="sr-only">{t('userMenu')}</span>
        </button>
      }
    >
      <p className="px-2 py-1 text-muted text-sm">{user.email}</p>
      <MenuSeparator />
      <ThemeChoice />
      <LanguageChoice />
      <MenuSeparator />
      <MenuItem icon={<KeyRound size={14} aria-hidden />} onSelect={() => router.push(`/w/${slug}/access-tokens`)}>
        {t('accessTokens')}
      </MenuItem>
      <MenuItem icon={<Keyboard size={14} aria-hidden />} onSelect={onHelp}>
        {t('shortcuts')}
      </MenuItem>
      <MenuItem icon={<LogOut size={14} aria-hidden />} onSelect={() => void signOut()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
