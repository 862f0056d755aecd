'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { formatByteSize } from '@/components/ui/byte-size.tsx';
import type { PackageWords } from './package-markdown.ts';
import type { DockerfileWords } from './provide-dockerfile-completion.ts';
import type { CompletionWords } from './provide-package-completion.ts';

/** How the editor's offers and hovers say things in the reader's language. */
export function usePackageWords(): PackageWords & CompletionWords & DockerfileWords {
  const locale = useLocale();
  const t = useTranslations('draft.packageFacts');
  return useMemo(() => {
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    return {
      say: (key, values) => t(`hover.${key}`, values),
      date: (instant) => (Number.isNaN(Date.parse(instant)) ? '' : date.format(new Date(instant))),
      size: (bytes) => formatByteSize(bytes, locale),
      option: (name) => (t.has(`options.${name}`) ? t(`options.${name}`) : ''),
      channel: (name) => (t.has(`channels.${name}`) ? t(`channels.${name}`) : ''),
      yanked: t('yanked'),
      prerelease: t('prerelease'),
      baseImage: t('baseImage'),
      stage: t('stage'),
    };
  }, [locale, t]);
}
