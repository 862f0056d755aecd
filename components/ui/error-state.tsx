'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface ErrorStateProps {
  /** What did not work. */
  title: string;
  /** Why, in one sentence (`useErrorMessage`). */
  reason?: string;
  /** What to do now. */
  advice?: ReactNode;
  /** Absent where trying again cannot help. */
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
  /** 1 where it is all that the page says. */
  headingLevel?: 1 | 2;
}

/** What, why, what now. */
export function ErrorState({ title, reason, advice, onRetry, children, headingLevel = 2 }: ErrorStateProps) {
  const Heading = `h${headingLevel}` as const;
  const t = useTranslations('common');
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-center gap-2 px-4 py-12 text-center">
      <CircleAlert size={24} className="text-bad" aria-hidden />
      <Heading className="font-semibold text-lg">{title}</Heading>
      {reason && <p className="text-balance text-muted">{reason}</p>}
      {advice && <p className="text-balance text-muted">{advice}</p>}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        {onRetry && (
          <Button variant="primary" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
