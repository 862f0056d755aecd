'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PaletteActions } from './palette-actions.tsx';
import { PaletteEnvironments } from './palette-environments.tsx';
import { PalettePages } from './palette-pages.tsx';
import { usePaletteEnvironments } from './use-palette-environments.ts';

interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  onHelp: () => void;
}

/** Ctrl K: jump to an environment or a page, or do something, without the mouse. */
export function CommandPalette({ isOpen, onClose, onHelp }: CommandPaletteProps) {
  const t = useTranslations('palette');
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-backdrop" />
        <Dialog.Popup className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-xl outline-none">
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <PaletteBody onClose={onClose} onHelp={onHelp} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ onClose, onHelp }: Omit<CommandPaletteProps, 'isOpen'>) {
  const t = useTranslations('palette');
  const [search, setSearch] = useState('');
  const { environments, isAwaited } = usePaletteEnvironments(search);
  return (
    <Command label={t('title')} loop>
      <div className="flex items-center gap-2 border-line border-b px-3">
        <Search size={15} className="text-faint" aria-hidden />
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder={t('placeholder')}
          className="h-11 flex-1 bg-transparent text-lg outline-none"
        />
      </div>
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-sm">
        {/* All at once: the first entry is the chosen one, and nothing may push it down afterwards. */}
        {!isAwaited && (
          <>
            <Command.Empty className="px-3 py-6 text-center text-muted">{t('empty')}</Command.Empty>
            <PaletteEnvironments environments={environments} onDone={onClose} />
            <PalettePages onDone={onClose} />
            <PaletteActions onDone={onClose} onHelp={onHelp} />
          </>
        )}
      </Command.List>
    </Command>
  );
}
