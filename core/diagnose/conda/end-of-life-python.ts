import type { Rule } from '../rule.ts';
import { findPythonPin, pythonName } from './python-pin.ts';
import { pythonEndOfLife } from './python-releases.ts';

/** No security fixes any more, and new packages stop to support it. */
export const endOfLifePython: Rule = {
  code: 'conda-end-of-life-python',
  severity: 'warning',
  find({ conda, surroundings: { today } }) {
    const pin = findPythonPin(conda);
    const date = pin && pythonEndOfLife(pin.major, pin.minor);
    const isCutOff = pin?.major === 3 && pin.minor === 1;
    if (!pin || !date || !today || today <= date || isCutOff) return [];
    return [{ section: 'conda', range: pin.dependency.range, values: { version: pythonName(pin), date } }];
  },
};
