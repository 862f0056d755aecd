'use client';

import { useTranslations } from 'next-intl';
import { Textarea } from '@/components/ui/textarea.tsx';
import { ImportArea } from './import-area.tsx';
import type { FileText } from './use-file-text.ts';
import type { Start } from './use-start.ts';

/** A pasted or dropped file, and what it was recognised as. */
export function StartFile({ start, file }: { start: Start; file: FileText }) {
  const t = useTranslations('environment.create');
  const issues = useTranslations('issues');
  return (
    <div className="flex flex-col gap-2">
      {!start.text && <ImportArea file={file} onPaste={start.setText} />}
      <Textarea
        aria-label={t('textLabel')}
        placeholder={t('textHint')}
        value={start.text}
        onChange={(event) => start.setText(event.target.value)}
        rows={7}
        spellCheck={false}
        className="max-h-96 font-mono"
      />
      <ul aria-live="polite" className="flex flex-col gap-0.5">
        {start.imported?.notes.map((note) => (
          <li key={note.code} className={note.severity === 'info' ? 'text-muted' : 'text-running'}>
            {issues.has(note.code) ? issues(note.code, note.values) : note.code}
          </li>
        ))}
      </ul>
    </div>
  );
}
