import type { Rule } from '../rule.ts';
import { renamedRequirements } from './renamed-requirements.ts';

/** The name of `import`, or of conda. A version of the one is none of the other, so only a bare name is mended. */
export const renamedRequirement: Rule = {
  code: 'pip-renamed-package',
  severity: 'warning',
  find({ requirements }) {
    return requirements.flatMap(({ section, name, requirement }) => {
      const fixed = requirement.source === 'index' ? renamedRequirements.get(name) : undefined;
      if (fixed === undefined) return [];
      const { name: written = '', nameRange, specifier, range } = requirement;
      const isPlaced = nameRange !== undefined && nameRange.end - nameRange.start === written.length;
      const edits = isPlaced && specifier === '' ? [{ range: nameRange, text: fixed }] : undefined;
      return [{ section, range: nameRange ?? range, values: { name: written, fixed }, ...(edits && { edits }) }];
    });
  },
};
