import type { Rule } from '../rule.ts';
import { findPythonPin, pythonName } from './python-pin.ts';
import { newestPython } from './python-releases.ts';

/** `python=4.0`, `python=3.110`, `python=2`: no such release, as far as the table of releases knows. */
export const unknownPython: Rule = {
  code: 'conda-unknown-python',
  severity: 'warning',
  find({ conda }) {
    const pin = findPythonPin(conda);
    if (!pin) return [];
    const isNewer = pin.major > newestPython.major || (pin.major === 3 && pin.minor > newestPython.minor + 1);
    const newest = pythonName(newestPython);
    const values = { version: pythonName(pin), newest };
    return isNewer ? [{ section: 'conda', range: pin.dependency.range, values }] : [];
  },
};
