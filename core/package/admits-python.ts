import { compareVersions, versionBounds } from '../diagnose/conda/version-bounds.ts';

/**
 * Whether a package that wants `requiresPython` (`>=3.9,!=3.9.7`) can be installed under a Python (`3.11.2`);
 * undefined when the one or the other cannot be read.
 */
export function admitsPython(requiresPython: string, pythonVersion: string): boolean | undefined {
  const bounds = versionBounds(requiresPython);
  const digits = /^\d+(?:\.\d+)*/.exec(pythonVersion)?.[0];
  if (!bounds || digits === undefined) return undefined;
  const python = digits.split('.').map(Number);
  const { lower, upper } = bounds;
  const aboveLower = lower ? compareVersions(python, lower.version) : 1;
  const aboveUpper = upper ? compareVersions(python, upper.version) : -1;
  const isHighEnough = aboveLower > 0 || (aboveLower === 0 && lower?.isIncluded === true);
  const isLowEnough = aboveUpper < 0 || (aboveUpper === 0 && upper?.isIncluded === true);
  return isHighEnough && isLowEnough;
}
