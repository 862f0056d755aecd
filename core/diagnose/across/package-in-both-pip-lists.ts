import { normalisePackageName } from '../../pip/package-name.ts';
import type { Rule } from '../rule.ts';

/** The two lists are resolved together, so both lines hold. */
export const packageInBothPipLists: Rule = {
  code: 'pip-in-both-lists',
  severity: 'warning',
  find({ nestedPip, pip }) {
    const nested = new Set((nestedPip?.requirements ?? []).map(({ name }) => normalisePackageName(name ?? '')));
    const twice = (pip?.requirements ?? []).filter(
      ({ name, marker }) => name !== undefined && !marker && nested.has(normalisePackageName(name)),
    );
    return twice.map(({ name = '', range }) => ({ section: 'pip', range, values: { name } }));
  },
};
