import { normalisePackageName } from '../../pip/package-name.ts';
import { renamedPackages } from '../conda/renamed-packages.ts';
import type { Rule } from '../rule.ts';

/** Installers are in both by custom; the others are a program in conda and its binding in pip. */
const differentThings = new Set(['pip', 'setuptools', 'wheel', 'graphviz', 'xxhash', 'blosc', 'snappy', 'zstd']);

/** pip then replaces conda's files, or asks for another version than conda solved with. */
export const packageInCondaAndPip: Rule = {
  code: 'pip-also-in-conda',
  severity: 'warning',
  find(subject) {
    const inConda = new Map(
      (subject.conda?.specs ?? []).map(({ spec }) => [normalisePackageName(spec.name), spec.name]),
    );
    return subject.requirements.flatMap(({ section, name: pipName, requirement: { name, source, range, marker } }) => {
      const renamed = renamedPackages.get(pipName);
      const condaName = inConda.get(pipName) ?? (renamed && inConda.get(normalisePackageName(renamed)));
      if (!condaName || source !== 'index' || marker || differentThings.has(pipName)) return [];
      return [{ section, range, values: { name: name ?? '', condaName } }];
    });
  },
};
