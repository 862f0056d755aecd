'use client';

import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import type { FileText } from './use-file-text.ts';

interface ImportAreaProps {
  readonly file: FileText;
  readonly onPaste: (text: string) => void;
}

/** Takes a dropped, chosen or pasted `environment.yml`, `requirements.txt` or Dockerfile. */
export function ImportArea({ file, onPaste }: ImportAreaProps) {
  const t = useTranslations('environment.import');
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div
      onPaste={(event) => {
        const text = event.clipboardData.getData('text');
        if (text && !(event.target instanceof HTMLTextAreaElement)) onPaste(text);
      }}
      className={classNames(
        'flex flex-col items-center gap-2 rounded-lg border border-dashed px-4 py-6 text-center',
        file.isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      <FileUp size={20} className="text-faint" aria-hidden />
      <p className="text-muted">{t('hint')}</p>
      <Button size="small" onClick={() => chooser.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('choose')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void file.read(chosen);
        }}
      />
    </div>
  );
}
