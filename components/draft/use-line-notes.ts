'use client';

import { useMemo } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import type { LineNote } from './line-note.ts';
import { packagesOf } from './packages-of.ts';
import { condaNotes, pipNotes } from './resolved-notes.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/** The versions that would be chosen, at the ends of the lines that ask for them. */
export function useLineNotes(
  { conda, pip }: Definition,
  resolved: ResolvedDefinition | undefined,
): { readonly conda: readonly LineNote[]; readonly pip: readonly LineNote[] } {
  return useMemo(() => {
    const packages = packagesOf(resolved);
    return { conda: condaNotes(conda, packages), pip: pipNotes(pip, packages) };
  }, [conda, pip, resolved]);
}
