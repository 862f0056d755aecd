import type { Rule } from '../rule.ts';
import { insertEntryBefore } from './list-line.ts';

/** Clients differ: micromamba adds pip without a word, conda warns and adds the newest. */
export const pipMissing: Rule = {
  code: 'conda-pip-missing',
  severity: 'warning',
  find({ conda, definition }) {
    if (!conda?.pipRange || conda.hasPipPackage || conda.pip.length === 0) return [];
    const edits = insertEntryBefore(definition.conda, conda.pipRange, 'pip');
    return [{ section: 'conda', range: conda.pipRange, ...(edits && { edits }) }];
  },
};
