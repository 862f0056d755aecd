'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import type { LineIndex } from '@/core/position.ts';
import type { LineNote } from './line-note.ts';
import { packagesOf } from './packages-of.ts';
import { resolvedNotes } from './resolved-notes.ts';
import type { TextSection } from './section.ts';
import type { PackageCheck } from './use-package-checks.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/**
 * The versions that would be chosen and the latest ones, at the ends of the lines that ask for them.
 *
 * @param checks of the same definition
 */
export function useLineNotes(
  { conda, pip }: Definition,
  linesOf: (section: TextSection) => LineIndex,
  resolved: ResolvedDefinition | undefined,
  checks: readonly PackageCheck[],
): { readonly conda: readonly LineNote[]; readonly pip: readonly LineNote[] } {
  const t = useTranslations('draft.packageFacts');
  return useMemo(() => {
    const packages = packagesOf(resolved);
    const words = { latest: (version: string) => t('latest', { version }), notFound: t('notFound') };
    const notesOf = (section: 'conda' | 'pip', text: string) => {
      const ofSection = checks.filter(({ request }) => request.section === section);
      return resolvedNotes(text, linesOf(section), ofSection, packages, words);
    };
    return { conda: notesOf('conda', conda), pip: notesOf('pip', pip) };
  }, [conda, pip, linesOf, resolved, checks, t]);
}
