'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';

const shortcuts = [
  { id: 'palette', keys: ['Ctrl', 'K'] },
  { id: 'search', keys: ['/'] },
  { id: 'rows', keys: ['j', 'k'] },
  { id: 'open', keys: ['Enter'] },
  { id: 'environments', keys: ['g', 'e'] },
  { id: 'curated', keys: ['g', 'c'] },
  { id: 'baseImages', keys: ['g', 'i'] },
  { id: 'builds', keys: ['g', 'b'] },
  { id: 'new', keys: ['g', 'n'] },
  { id: 'leaveEditor', keys: ['Ctrl', 'M'] },
  { id: 'close', keys: ['Esc'] },
  { id: 'help', keys: ['?'] },
] as const;

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('shell');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts')}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
        {shortcuts.map(({ id, keys }) => (
          <div key={id} className="contents">
            <dt className="text-muted">{t(`keys.${id}`)}</dt>
            <dd className="flex justify-end gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
