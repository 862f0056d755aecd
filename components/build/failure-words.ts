'use client';

import { useTranslations } from 'next-intl';
import type { BuildFailure, FailureReason } from '@/core/build/build.ts';

/** The value that makes a cause more than general, by reason: "package" for "No package pandsa was found". */
const namedValues: Partial<Record<FailureReason, string>> = {
  'package-not-found': 'package',
  'no-version-fits': 'package',
  conflict: 'package',
  'index-unreachable': 'host',
  'channel-unreachable': 'host',
  'base-image-missing': 'image',
  'base-image-changed': 'image',
  'base-image-refused': 'image',
  'invalid-definition': 'path',
  'source-build-refused': 'package',
  'command-failed': 'exitCode',
  'hash-mismatch': 'package',
  'check-failed': 'package',
  'time-limit': 'minutes',
};

/** Gives a function from a failure to its cause and remedy, a sentence each in the reader's language. */
export function useFailureWords(): (failure: BuildFailure) => { readonly cause: string; readonly remedy: string } {
  const t = useTranslations('build.failure');
  return ({ reason, values }) => {
    const value = values[namedValues[reason] ?? ''];
    const key = `${reason}.named` as const;
    return {
      cause: value && t.has(key) ? t(key, { value }) : t(`${reason}.cause`),
      remedy: t(`${reason}.remedy`),
    };
  };
}
