'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { copyText } from '@/components/ui/copy-text.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import { buildName } from './build-name.ts';
import { lineAddress } from './line-address.ts';
import { cutSelection, type LogSelection, selectedLines } from './log-selection.ts';
import { useLogReader } from './use-log-reader.ts';

/** A clipboard of a hundred megabytes stops the browser; the download has no such limit. */
const copyLimitLines = 300_000;

export type CopyFormat = 'text' | 'markdown';

/** Copies any part of a log, also what the browser does not hold; says what was copied, or why nothing was. */
export function useLogCopy(build: BuildDetail): (selection: LogSelection, format: CopyFormat) => Promise<void> {
  const t = useTranslations('build.log');
  const errorMessage = useErrorMessage();
  const read = useLogReader(build.id);

  return async (selection, format) => {
    const range = selectedLines(selection);
    if (range.last - range.first >= copyLimitLines) {
      toast.error(t('tooLongToCopy', { limit: copyLimitLines }));
      return;
    }
    try {
      const texts: string[] = [];
      for await (const chunk of read(range)) if (chunk.lineCount > 0) texts.push(...logLineTexts(chunk.lines));
      const text = cutSelection(texts, selection);
      await copyText(format === 'text' ? text : renderMarkdown(buildName(build), lineAddress(range), text));
      toast.success(t('copied', { count: texts.length }));
    } catch (error) {
      toast.error(t('notCopied', { reason: errorMessage(error) }));
    }
  };
}

/** With a fence that is longer than any in the text. */
function renderMarkdown(name: string, address: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `[${name}](${address})\n\n${fence}text\n${text}\n${fence}\n`;
}
