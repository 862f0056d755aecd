import type { PlacedRequirement } from '../across/pip-places.ts';
import type { Finding, Rule } from '../rule.ts';
import { removeLine } from './remove-line.ts';
import { requirementsTwice } from './requirements-twice.ts';

/** The second line says the same again, or more than the first: only one of them is meant. */
export const duplicateRequirement: Rule = {
  code: 'pip-duplicate-requirement',
  severity: 'warning',
  find(subject) {
    const twice = requirementsTwice(subject).filter(
      ({ first, second, isConflict }) => !isConflict && first.section === second.section,
    );
    return twice.map(({ first, second }): Finding => {
      const { section, requirement } = second;
      const edits = isSame(first, second) ? removeLine(subject, section, requirement.range) : undefined;
      return { section, range: requirement.range, values: { name: requirement.name ?? '' }, ...(edits && { edits }) };
    });
  },
};

function isSame({ requirement: first }: PlacedRequirement, { requirement: second }: PlacedRequirement): boolean {
  const [left, right] = [first, second].map(({ text, options }) => {
    return [text.replaceAll(/\s/g, '').toLowerCase(), ...options.map(({ value }) => value)].join(' ');
  });
  return left === right;
}
