import { areBoundsEmpty, intersectBounds, versionBounds } from '../conda/version-bounds.ts';
import type { Rule } from '../rule.ts';
import { renamedRequirements } from './renamed-requirements.ts';

/** Under the old name PyPI goes on to have the versions before. */
const goneFrom: ReadonlyMap<string, string> = new Map([['tensorflow-gpu', '2.12']]);

/** The name of `import`, or of conda. A version of the one is none of the other, so only a bare name is mended. */
export const renamedRequirement: Rule = {
  code: 'pip-renamed-package',
  severity: 'warning',
  find({ requirements }) {
    return requirements.flatMap(({ section, name, requirement }) => {
      const fixed = requirement.source === 'index' ? renamedRequirements.get(name) : undefined;
      const { name: written = '', nameRange, specifier, range } = requirement;
      if (fixed === undefined || isStillThere(name, specifier)) return [];
      const isPlaced = nameRange !== undefined && nameRange.end - nameRange.start === written.length;
      const edits = isPlaced && specifier === '' ? [{ range: nameRange, text: fixed }] : undefined;
      return [{ section, range: nameRange ?? range, values: { name: written, fixed }, ...(edits && { edits }) }];
    });
  },
};

function isStillThere(name: string, specifier: string): boolean {
  const gone = goneFrom.get(name);
  const asked = versionBounds(specifier);
  if (gone === undefined || !asked) return false;
  return areBoundsEmpty(intersectBounds(asked, versionBounds(`>=${gone}`) ?? {}));
}
