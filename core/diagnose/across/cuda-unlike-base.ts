import type { Rule } from '../rule.ts';
import { findBaseCuda } from './base-cuda.ts';
import { findCudaRequests } from './cuda-requests.ts';
import { cudaName } from './cuda-version.ts';

/** The base's own CUDA libraries, and the driver it is made for, are of another major version. */
export const cudaUnlikeBase: Rule = {
  code: 'pip-cuda-unlike-base',
  severity: 'warning',
  find(subject) {
    const base = findBaseCuda(subject);
    if (base === undefined || base === 'none') return [];
    const other = findCudaRequests(subject).find(({ version }) => version[0] !== base[0]);
    if (!other) return [];
    const values = { version: cudaName(other.version), base: cudaName(base) };
    return [{ section: other.section, range: other.range, values }];
  },
};
