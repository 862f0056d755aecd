'use client';

import { useTranslations } from 'next-intl';
import { ErrorState } from '@/components/ui/error-state.tsx';

/** What broke while a page was drawn; the error itself goes to the console, never to the reader. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('account');
  return (
    <main className="flex min-h-[70dvh] flex-col justify-center">
      <ErrorState
        headingLevel={1}
        title={t('broken.title')}
        reason={t('broken.reason')}
        advice={t('broken.advice')}
        onRetry={reset}
      />
    </main>
  );
}
