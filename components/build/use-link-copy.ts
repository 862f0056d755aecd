'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { copyText } from '@/components/ui/copy-text.ts';
import { lineAddress } from './line-address.ts';
import type { LineRange } from './log-store.ts';

/** Copies the address of lines, and says which. */
export function useLinkCopy(): (lines: LineRange) => Promise<void> {
  const t = useTranslations('build.log');
  const errorMessage = useErrorMessage();
  return async (lines) => {
    try {
      await copyText(lineAddress(lines));
      toast.success(t(lines.first === lines.last ? 'linkCopied.line' : 'linkCopied.lines', { ...lines }));
    } catch (error) {
      toast.error(t('notCopied', { reason: errorMessage(error) }));
    }
  };
}
