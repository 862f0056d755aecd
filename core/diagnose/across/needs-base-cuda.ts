import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { findBaseCuda } from './base-cuda.ts';

/** Their wheels load CUDA's libraries from the system, and end with an ImportError where there are none. */
const loadsSystemCuda = /^(?:tensorflow-gpu|onnxruntime-gpu|cupy-cuda\d+x?|mxnet-cu\d+)$/;
/** What brings those libraries along. */
const bringsCuda = /^(?:cudatoolkit|cuda-toolkit|cuda-runtime|cuda-cudart|nvidia-cuda-runtime(?:-cu\d+)?)$/;

/** Unlike PyTorch's, which hold CUDA themselves. */
export const needsBaseCuda: Rule = {
  code: 'pip-needs-base-cuda',
  severity: 'warning',
  find(subject) {
    if (findBaseCuda(subject) !== 'none' || hasOwnCuda(subject)) return [];
    return subject.requirements
      .filter(({ name, requirement: { source, extras, marker } }) => {
        return loadsSystemCuda.test(name) && source === 'index' && extras.length === 0 && !marker;
      })
      .map(({ section, requirement: { name = '', nameRange, range } }) => {
        return { section, range: nameRange ?? range, values: { name } };
      });
  },
};

function hasOwnCuda({ conda, requirements }: Subject): boolean {
  const inConda = conda?.specs.some(({ spec }) => bringsCuda.test(spec.name)) ?? false;
  return inConda || requirements.some(({ name }) => bringsCuda.test(name));
}
