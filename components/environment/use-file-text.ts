'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useFileDrop } from '@/components/ui/use-file-drop.ts';

/** Larger files are no definitions; the server refuses them as well. */
const limitBytes = 1_000_000;

/** A file on its way to becoming the text of a definition. */
export interface FileText {
  /** One is held over the page. */
  readonly isOver: boolean;
  readonly read: (file: File) => Promise<void>;
}

/** Reads what is chosen, or dropped anywhere on the page; nothing without `onText`. */
export function useFileText(onText: ((text: string, fileName: string) => void) | undefined): FileText {
  const t = useTranslations('environment.import');
  const read = async (file: File) => {
    if (file.size > limitBytes) toast.error(t('tooLarge', { name: file.name }));
    else onText?.(await file.text(), file.name);
  };
  const isOver = useFileDrop(onText && (([file]) => file && void read(file)));
  return { isOver, read };
}
