import type { Rule } from '../rule.ts';
import { findPackagesFor } from './accelerated-packages.ts';
import { findBaseCuda } from './base-cuda.ts';
import { cudaName } from './cuda-version.ts';

/** The base brings CUDA, and the packages will not use it; said once. */
export const cpuPackagesOnGpuBase: Rule = {
  code: 'pip-cpu-packages-on-gpu-base',
  severity: 'info',
  find(subject) {
    const base = findBaseCuda(subject);
    const [first] = findPackagesFor('cpu', subject);
    if (base === undefined || base === 'none' || !first || findPackagesFor('gpu', subject).length > 0) return [];
    return [{ section: first.section, range: first.range, values: { text: first.text, base: cudaName(base) } }];
  },
};
