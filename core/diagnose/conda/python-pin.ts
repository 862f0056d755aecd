import type { CondaDependency, CondaEnvironment } from '../../conda/conda-environment.ts';
import { versionBounds } from './version-bounds.ts';

/** The only minor version of Python that the conda section allows, and the entry that says so. */
export interface PythonPin {
  readonly dependency: CondaDependency;
  readonly major: number;
  readonly minor: number;
}

/** Reads `=3.11`, `==3.11.4` and `>=3.11,<3.12`; undefined when several minor versions would do. */
export function findPythonPin(conda: CondaEnvironment | undefined): PythonPin | undefined {
  const dependency = conda?.specs.find(({ spec }) => spec.name === 'python');
  const { lower, upper } = versionBounds(dependency?.spec.version ?? '') ?? {};
  const [major, minor] = lower?.version ?? [];
  if (!dependency || !upper || major === undefined || minor === undefined) return undefined;
  const [upperMajor = 0, upperMinor = 0, ...rest] = upper.version;
  const isBelowMinor = !upper.isIncluded && rest.every((part) => part === 0);
  const lastMinor = isBelowMinor ? upperMinor - 1 : upperMinor;
  return upperMajor === major && lastMinor === minor ? { dependency, major, minor } : undefined;
}

/** `3.11`. */
export function pythonName({ major, minor }: Pick<PythonPin, 'major' | 'minor'>): string {
  return `${major}.${minor}`;
}
