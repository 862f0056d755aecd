'use client';

import { FilePlus2, FileText, GitBranch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names.ts';
import { StartFile } from './start-file.tsx';
import { StartVersion } from './start-version.tsx';
import { useFileText } from './use-file-text.ts';
import { type Start, startKinds } from './use-start.ts';

const icons = { blank: FilePlus2, version: GitBranch, file: FileText };

/** Blank, an existing version, or a file: three cards, and what the chosen one needs. */
export function StartChoice({ start }: { start: Start }) {
  const t = useTranslations('environment.create');
  const file = useFileText((text, fileName) => {
    start.choose('file');
    start.setText(text, fileName);
  });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">{t('startLabel')}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {startKinds.map((kind) => {
          const Icon = icons[kind];
          return (
            <label
              key={kind}
              className={classNames(
                'flex cursor-pointer items-start gap-2.5 rounded-lg border p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent',
                start.kind === kind ? 'border-accent bg-accent-soft' : 'border-line bg-panel hover:border-line-strong',
              )}
            >
              <input
                type="radio"
                name="start"
                checked={start.kind === kind}
                onChange={() => start.choose(kind)}
                className="sr-only"
              />
              <Icon
                size={16}
                aria-hidden
                className={classNames('mt-0.5 shrink-0', start.kind === kind ? 'text-accent' : 'text-faint')}
              />
              <span>
                <span className="block font-medium">{t(`starts.${kind}.title`)}</span>
                <span className="block text-muted text-sm">{t(`starts.${kind}.hint`)}</span>
              </span>
            </label>
          );
        })}
      </div>
      {start.kind === 'version' && <StartVersion start={start} />}
      {start.kind === 'file' && <StartFile start={start} file={file} />}
    </fieldset>
  );
}
