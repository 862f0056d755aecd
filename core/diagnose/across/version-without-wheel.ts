import { normalisePackageName } from '../../pip/package-name.ts';
import { pythonName } from '../conda/python-pin.ts';
import { areBoundsEmpty, intersectBounds, versionBounds } from '../conda/version-bounds.ts';
import type { Rule } from '../rule.ts';
import { findEnvironmentPython } from './environment-python.ts';
import { wheelPythons } from './wheel-pythons.ts';

/** An old pin beside a new Python: only the source is left, and it seldom builds; or the reverse. */
export const versionWithoutWheel: Rule = {
  code: 'pip-version-without-wheel',
  severity: 'warning',
  find(subject) {
    const python = findEnvironmentPython(subject);
    if (!python) return [];
    return subject.requirements.flatMap(({ section, requirement: { name, source, specifier, range, marker } }) => {
      const span = wheelPythons.get(normalisePackageName(name ?? ''))?.[pythonName(python)];
      const asked = source === 'index' && !marker ? versionBounds(specifier.replace(/\+[\w.]+$/, '')) : undefined;
      if (!span || !asked) return [];
      const [first, last] = span;
      const built = versionBounds(last === '' ? `>=${first}` : `>=${first},<=${last}`) ?? {};
      if (!areBoundsEmpty(intersectBounds(asked, built))) return [];
      const values = { name: name ?? '', version: pythonName(python), first, last: last || 'none' };
      return [{ section, range, values }];
    });
  },
};
