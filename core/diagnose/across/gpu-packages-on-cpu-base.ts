import type { Rule } from '../rule.ts';
import { findPackagesFor } from './accelerated-packages.ts';
import { findBaseCuda } from './base-cuda.ts';

/** They make the image gigabytes larger, and run where the host lends a GPU; said once. */
export const gpuPackagesOnCpuBase: Rule = {
  code: 'pip-gpu-packages-on-cpu-base',
  severity: 'info',
  find(subject) {
    const [first] = findBaseCuda(subject) === 'none' ? findPackagesFor('gpu', subject) : [];
    return first ? [{ section: first.section, range: first.range, values: { text: first.text } }] : [];
  },
};
