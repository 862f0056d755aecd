import type { Rule } from '../rule.ts';
import { findPythonPin, pythonName } from './python-pin.ts';

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
      if (major === undefined || (Number(major) === pin.major && Number(minor) === pin.minor)) return [];
      const values = { name: spec.name, built: `${major}.${minor}`, version: pythonName(pin) };
      return [{ section: 'conda', range: spec.ranges.build ?? range, values }];
    });
  },
};
