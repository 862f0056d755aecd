import type { Rule } from '../rule.ts';
import { findCudaRequests } from './cuda-requests.ts';
import { cudaName } from './cuda-version.ts';

/** Within a major version CUDA libraries go together; across two they are loaded side by side, and crash. */
export const twoCudaVersions: Rule = {
  code: 'pip-two-cuda-versions',
  severity: 'warning',
  find(subject) {
    const [first, ...others] = findCudaRequests(subject);
    const other = others.find(({ version }) => version[0] !== first?.version[0]);
    if (!first || !other) return [];
    const values = { first: cudaName(first.version), text: first.text, second: cudaName(other.version) };
    return [{ section: other.section, range: other.range, values }];
  },
};
