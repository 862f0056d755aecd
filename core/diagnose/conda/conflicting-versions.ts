import type { Rule } from '../rule.ts';
import { packagesTwice } from './packages-twice.ts';

/** Both entries must hold at once, and no version fits both. */
export const conflictingVersions: Rule = {
  code: 'conda-conflicting-versions',
  severity: 'error',
  find({ conda }) {
    const conflicts = packagesTwice(conda?.specs ?? []).filter(({ isConflict }) => isConflict);
    return conflicts.map(({ first, second }) => ({
      section: 'conda',
      range: second.range,
      values: { first: first.text, second: second.text },
    }));
  },
};
