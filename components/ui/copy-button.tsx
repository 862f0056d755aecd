'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';

/** Copies `text` whole; says so for two seconds. `what` names it for screen readers ("digest"). */
export function CopyButton({ text, what }: { text: string; what?: string }) {
  const t = useTranslations('common');
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await copyText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2000);
  };
  return (
    <IconButton
      label={isCopied ? t('copied') : what ? t('copyWhat', { what }) : t('copy')}
      onClick={() => void copy()}
      className="!size-6"
    >
      {isCopied ? <Check size={13} className="text-good" aria-hidden /> : <Copy size={13} aria-hidden />}
    </IconButton>
  );
}
