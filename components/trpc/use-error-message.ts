'use client';

import { useTranslations } from 'next-intl';
import { studioErrorOf } from './studio-error-of.ts';

/** Gives a function from any error to one sentence in the reader's language; never a stack. */
export function useErrorMessage(): (error: unknown) => string {
  const t = useTranslations('errors');
  return (error) => {
    const { code, values } = studioErrorOf(error);
    return t.has(code) ? t(code, values) : t('INTERNAL');
  };
}
