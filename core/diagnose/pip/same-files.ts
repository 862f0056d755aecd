import type { PlacedRequirement } from '../across/pip-places.ts';
import type { Rule } from '../rule.ts';

/** Packages that install the same modules: one for each way in which they were built. */
const families: readonly (readonly string[])[] = [
  ['opencv-python', 'opencv-python-headless', 'opencv-contrib-python', 'opencv-contrib-python-headless'],
  ['tensorflow', 'tensorflow-cpu', 'tensorflow-gpu', 'intel-tensorflow', 'tf-nightly'],
  ['onnxruntime', 'onnxruntime-gpu', 'onnxruntime-openvino', 'onnxruntime-training'],
  ['faiss-cpu', 'faiss-gpu', 'faiss-gpu-cu11', 'faiss-gpu-cu12'],
  ['psycopg2', 'psycopg2-binary'],
  ['paddlepaddle', 'paddlepaddle-gpu'],
  ['pycrypto', 'pycryptodome'],
  ['mxnet', 'mxnet-cu110', 'mxnet-cu112', 'mxnet-mkl'],
];
const familyOf = new Map(families.flatMap((family) => family.map((name) => [name, family] as const)));

/** Whichever is installed last overwrites the other's files, and removing one breaks both. */
export const sameFiles: Rule = {
  code: 'pip-same-files',
  severity: 'warning',
  find({ requirements }) {
    const members = new Map<readonly string[], PlacedRequirement>();
    return requirements.flatMap((placed) => {
      const family = familyOf.get(placed.name);
      if (!family || placed.requirement.marker !== undefined) return [];
      const first = members.get(family);
      if (!first) members.set(family, placed);
      if (!first || first.name === placed.name) return [];
      const { section, requirement } = placed;
      const values = { first: first.requirement.name ?? '', second: requirement.name ?? '' };
      return [{ section, range: requirement.nameRange ?? requirement.range, values }];
    });
  },
};
