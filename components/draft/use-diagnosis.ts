'use client';

import { useMemo } from 'react';
import type { Definition } from '@/core/definition/definition.ts';
import { diagnose } from '@/core/diagnose/diagnose.ts';
import type { Issue } from '@/core/issue.ts';
import { useDebounced } from './use-debounced.ts';

/** Short enough to feel at once, long enough not to read a large text at each key. */
const typingPauseMs = 150;

/** The definition as it was last read, and all that was found in it; the ranges of the issues belong to that text. */
export function useDiagnosis(definition: Definition): { issues: readonly Issue[]; checked: Definition } {
  const checked = useDebounced(definition, typingPauseMs);
  const issues = useMemo(() => diagnose(checked), [checked]);
  return { issues, checked };
}
