'use client';

import { useMemo } from 'react';
import type { LineIndex } from '@/core/position.ts';
import type { LineNote } from './line-note.ts';
import { packagesOf } from './packages-of.ts';
import { resolvedNotes } from './resolved-notes.ts';
import type { TextSection } from './section.ts';
import type { Diagnosis } from './use-diagnosis.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/** The versions that would be chosen, at the ends of the lines that ask for them. */
export function useLineNotes(
  { checked: { conda, pip }, requests }: Diagnosis,
  linesOf: (section: TextSection) => LineIndex,
  resolved: ResolvedDefinition | undefined,
): { readonly conda: readonly LineNote[]; readonly pip: readonly LineNote[] } {
  return useMemo(() => {
    const packages = packagesOf(resolved);
    const notesOf = (section: 'conda' | 'pip', text: string) =>
      packages.length === 0
        ? []
        : resolvedNotes(
            text,
            linesOf(section),
            requests.filter((request) => request.section === section),
            packages,
          );
    return { conda: notesOf('conda', conda), pip: notesOf('pip', pip) };
  }, [conda, pip, requests, linesOf, resolved]);
}
