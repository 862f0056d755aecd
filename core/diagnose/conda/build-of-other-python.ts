import type { Rule } from '../rule.ts';
import { findPythonPin, type PythonPin, pythonName } from './python-pin.ts';

const pythonBuild = /^py(?<major>[23])(?<minor>\d{1,2})(?:_|h[0-9a-f]{6})/;

/** `numpy=1.19=py37_0` beside `python=3.8`: that build needs Python 3.7. */
export const buildOfOtherPython: Rule = {
  code: 'conda-build-of-other-python',
  severity: 'error',
  find({ conda }) {
    const pin = findPythonPin(conda);
    if (!conda || !pin) return [];
    return conda.specs.flatMap(({ spec, range }) => {
      const { major, minor } = pythonBuild.exec(spec.build ?? '')?.groups ?? {};
      if (major === undefined || runsOn(Number(major), Number(minor), pin)) return [];
      const values = { name: spec.name, built: `${major}.${minor}`, version: pythonName(pin) };
      return [{ section: 'conda', range: spec.ranges.build ?? range, values }];
    });
  },
};

/** Since Python 3.9 a build may be for that version and all later ones (abi3); its name does not tell. */
function runsOn(major: number, minor: number, python: PythonPin): boolean {
  return major === python.major && (minor === python.minor || (minor >= 9 && minor < python.minor));
}
