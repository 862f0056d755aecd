'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useArchiveEnvironment } from '@/components/trpc/use-archive-environment.ts';
import { useOpenDraft } from '@/components/trpc/use-open-draft.ts';
import { useCan } from '@/components/trpc/workspace-context.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu-item.tsx';
import type { EnvironmentItem } from './curated-card.tsx';
import { RenameDialog } from './rename-dialog.tsx';

export function EnvironmentRowMenu({ environment, href }: { environment: EnvironmentItem; href: string }) {
  const t = useTranslations('environment');
  const canWrite = useCan('draft.write');
  const canEdit = useCan('environment.edit');
  const canArchive = useCan('environment.archive');
  const draft = useOpenDraft();
  const { archive, restore } = useArchiveEnvironment();
  const [isRenaming, setIsRenaming] = useState(false);
  const { name, newestVersion, isArchived } = environment;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actionsFor', { name })}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
      >
        <MenuLink href={href}>{t('open')}</MenuLink>
        {canWrite && !isArchived && (
          <MenuItem onSelect={() => draft.open(name, newestVersion)} disabled={draft.isPending}>
            {newestVersion === undefined ? t('goOnWriting') : t('newVersion')}
          </MenuItem>
        )}
        {canEdit && !isArchived && <MenuItem onSelect={() => setIsRenaming(true)}>{t('rename.open')}</MenuItem>}
        {canArchive && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => (isArchived ? restore(name) : archive(name))}>
              {isArchived ? t('restore') : t('archive')}
            </MenuItem>
          </>
        )}
      </Menu>
      {isRenaming && <RenameDialog name={name} onClose={() => setIsRenaming(false)} />}
    </>
  );
}
