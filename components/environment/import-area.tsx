'use client';

import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/components/ui/class-names.ts';

/** Larger files are no definitions; the server refuses them as well. */
const limitBytes = 1_000_000;

/** Takes a dropped, chosen or pasted `environment.yml`, `requirements.txt` or Dockerfile. */
export function ImportArea({ onText }: { onText: (text: string, fileName: string | undefined) => void }) {
  const t = useTranslations('environment.import');
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const chooser = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > limitBytes) {
      setProblem(t('tooLarge', { name: file.name }));
      return;
    }
    setProblem(undefined);
    onText(await file.text(), file.name);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text');
        if (text && !(event.target instanceof HTMLTextAreaElement)) onText(text, undefined);
      }}
      className={classNames(
        'flex flex-col items-center gap-2 rounded-lg border border-dashed px-4 py-6 text-center',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
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
        onChange={(event) => void read(event.target.files?.[0])}
      />
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
