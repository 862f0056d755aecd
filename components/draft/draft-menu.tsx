'use client';

import { AlignLeft, ArrowDownAZ, Ellipsis, GitCompare, History, Package, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuItem, MenuSeparator } from '@/components/ui/menu-item.tsx';

interface DraftMenuProps {
  readonly canWrite: boolean;
  readonly onAddPackage: () => void;
  readonly onFormat: (() => void) | undefined;
  readonly onOrganise: (() => void) | undefined;
  readonly onCompare: (() => void) | undefined;
  readonly onKeptTexts: () => void;
  readonly onDiscard: () => void;
}

/** What is needed rarely, and on a small screen what has no room in the header. */
export function DraftMenu(props: DraftMenuProps) {
  const { canWrite, onAddPackage, onFormat, onOrganise, onCompare, onKeptTexts, onDiscard } = props;
  const t = useTranslations('draft.menu');
  const tidy = useTranslations('draft.tidy');
  return (
    <Menu
      trigger={
        <Button size="icon" variant="ghost" aria-label={t('title')}>
          <Ellipsis size={16} aria-hidden />
        </Button>
      }
    >
      {canWrite && (
        <MenuItem icon={<Package size={14} aria-hidden />} onSelect={onAddPackage}>
          {t('addPackage')}
        </MenuItem>
      )}
      {canWrite && onFormat && (
        <MenuItem icon={<AlignLeft size={14} aria-hidden />} onSelect={onFormat}>
          {tidy('format')}
        </MenuItem>
      )}
      {canWrite && onOrganise && (
        <MenuItem icon={<ArrowDownAZ size={14} aria-hidden />} onSelect={onOrganise}>
          {tidy('organise')}
        </MenuItem>
      )}
      {onCompare && (
        <MenuItem icon={<GitCompare size={14} aria-hidden />} onSelect={onCompare}>
          {t('compare')}
        </MenuItem>
      )}
      <MenuItem icon={<History size={14} aria-hidden />} onSelect={onKeptTexts}>
        {t('keptTexts')}
      </MenuItem>
      {canWrite && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 size={14} aria-hidden />} isDangerous onSelect={onDiscard}>
            {t('discard')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
