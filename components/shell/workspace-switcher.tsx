'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { initials } from '@/components/ui/avatar.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuLink } from '@/components/ui/menu-item.tsx';

/** Which workspace this is, and the reader's others. */
export function WorkspaceSwitcher() {
  const t = useTranslations('shell');
  const { name, workspaces } = useWorkspace();
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="flex h-9 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover">
          <span
            aria-hidden
            className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent font-semibold text-on-accent"
          >
            {initials(name).slice(0, 1)}
          </span>
          <span className="truncate font-semibold">{name}</span>
          <span className="sr-only">{t('switchWorkspace')}</span>
          <ChevronDown size={14} className="text-faint" aria-hidden />
        </button>
      }
    >
      {workspaces.map((workspace) => (
        <MenuLink key={workspace.slug} href={`/w/${workspace.slug}`}>
          {workspace.name}
        </MenuLink>
      ))}
    </Menu>
  );
}
