'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { readStepTitle } from './step-title.ts';

/** Gives a function from a step's name to its title in the reader's language. */
export function useStepTitle(): (name: string) => string {
  const t = useTranslations('build.step');
  return useCallback(
    (name) => {
      const title = readStepTitle(name);
      if (title.key === 'instruction') return title.text;
      if (title.key === 'base')
        return t('base', { image: title.image.replace(/^docker\.io\/(?:library\/)?|@sha256:.*/g, '') });
      return t(title.key);
    },
    [t],
  );
}
