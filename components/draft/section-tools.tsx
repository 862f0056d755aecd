'use client';

import { AlignLeft, ArrowDownAZ } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button.tsx';
import { Tooltip } from '@/components/ui/tooltip.tsx';

interface SectionToolsProps {
  /** Undefined where no text is shown. */
  readonly onFormat: (() => void) | undefined;
  /** Undefined where there is nothing to sort: the order of a Dockerfile is what happens. */
  readonly onOrganise: (() => void) | undefined;
}

/** Commands over the whole shown section. */
export function SectionTools({ onFormat, onOrganise }: SectionToolsProps) {
  const t = useTranslations('draft.tidy');
  return (
    <>
      {onFormat && (
        <Tooltip label={t('formatHint')}>
          <Button variant="ghost" size="small" onClick={onFormat} aria-keyshortcuts="Shift+Alt+F">
            <AlignLeft size={14} aria-hidden /> {t('format')}
          </Button>
        </Tooltip>
      )}
      {onOrganise && (
        <Tooltip label={t('organiseHint')}>
          <Button variant="ghost" size="small" onClick={onOrganise} aria-keyshortcuts="Shift+Alt+O">
            <ArrowDownAZ size={14} aria-hidden /> {t('organise')}
          </Button>
        </Tooltip>
      )}
    </>
  );
}
