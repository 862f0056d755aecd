import { areBoundsEmpty, versionBounds } from '../conda/version-bounds.ts';
import type { Rule } from '../rule.ts';

/** `numpy>=2,<1`. Under a condition it may be meant never to be installed. */
export const impossibleSpecifier: Rule = {
  code: 'pip-impossible-range',
  severity: 'error',
  find({ requirements }) {
    const impossible = requirements.filter(
      ({ requirement: { specifier, marker } }) => !marker && areBoundsEmpty(versionBounds(specifier) ?? {}),
    );
    return impossible.map(({ section, requirement: { name = '', specifier, specifierRange, range } }) => {
      return { section, range: specifierRange ?? range, values: { name, version: specifier } };
    });
  },
};
