import type { CondaDependency } from '../../conda/conda-environment.ts';
import type { Finding, Rule } from '../rule.ts';
import { removeEntry } from './list-line.ts';
import { packagesTwice } from './packages-twice.ts';

/** The second entry says the same again, or more than the first: only one of them is meant. */
export const duplicatePackage: Rule = {
  code: 'conda-duplicate-package',
  severity: 'warning',
  find({ conda, definition }) {
    const twice = packagesTwice(conda?.specs ?? []).filter(({ isConflict }) => !isConflict);
    return twice.map(({ first, second }): Finding => {
      const edits = isSame(first, second) ? removeEntry(definition.conda, second.range) : undefined;
      return { section: 'conda', range: second.range, values: { name: second.spec.name }, ...(edits && { edits }) };
    });
  },
};

function isSame(first: CondaDependency, second: CondaDependency): boolean {
  return first.text.replaceAll(' ', '') === second.text.replaceAll(' ', '');
}
