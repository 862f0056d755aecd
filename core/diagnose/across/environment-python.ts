import { findPythonPin, type PythonPin } from '../conda/python-pin.ts';
import type { Subject } from '../subject.ts';

export type PythonVersion = Pick<PythonPin, 'major' | 'minor'>;

/**
 * The Python into which pip packages are installed, as far as the texts tell: conda's, else the base
 * image's. Undefined when the solver will choose, or when the Dockerfile may bring another one.
 */
export function findEnvironmentPython({ conda, definition, surroundings }: Subject): PythonVersion | undefined {
  if ((conda?.specs.length ?? 0) > 0) return findPythonPin(conda);
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(surroundings.base?.pythonVersion ?? '') ?? [];
  const isBasePython = definition.interpreterPath === '' && definition.dockerfile.trim() === '';
  return isBasePython && major !== undefined ? { major: Number(major), minor: Number(minor) } : undefined;
}
