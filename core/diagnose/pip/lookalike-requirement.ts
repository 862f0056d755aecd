import { oncePer } from '../../once-per.ts';
import { normalisePackageName } from '../../pip/package-name.ts';
import type { Requirements } from '../../pip/requirements.ts';
import { findLookalike } from '../conda/find-lookalike.ts';
import { popularPackages } from '../conda/popular-packages.ts';
import type { Finding, Rule } from '../rule.ts';
import { renamedRequirements } from './renamed-requirements.ts';

/** Popular in conda, and something else, or nothing, on PyPI. */
const condaNames = new Set(
  'anaconda clang cpython cudatoolkit cudnn lightning-fabric matplotlib-base mkl nodejs openssl py-xgboost pymc3 pyqt pytables pytorch redis-py spark sqlite ubuntu'.split(
    ' ',
  ),
);
/** Real packages that lie close to others, and what only PyPI calls so. */
const pipNames = [
  ...[
    'bitsandbytes',
    'datasette',
    'evaluate',
    'faiss-cpu',
    'faiss-gpu',
    'fairscale',
    'gradio',
    'opencv-python',
    'peft',
  ],
  ...['parsy', 'python-multipart', 'safetensors', 'sentence-transformers', 'tensorflow-cpu', 'tensorflow-hub'],
];
const popular = new Set(
  [...[...popularPackages].map(normalisePackageName), ...pipNames].filter((name) => !condaNames.has(name)),
);

/** One letter off a well-known name: a slip, or a package that was named to be mistaken for it. */
export const lookalikeRequirement: Rule = {
  code: 'pip-lookalike-name',
  severity: 'warning',
  find({ pipLists }) {
    return pipLists.flatMap(({ section, list }) => findingsIn(list).map((finding) => ({ ...finding, section })));
  },
};

/** Each name is compared with each popular one. */
const findingsIn = oncePer(({ requirements }: Requirements): readonly Omit<Finding, 'section'>[] =>
  requirements.flatMap(({ name = '', source, nameRange, range }) => {
    const normalised = normalisePackageName(name);
    if (source !== 'index' || renamedRequirements.has(normalised)) return [];
    const near = findLookalike(normalised, popular);
    if (near === undefined) return [];
    const isPlaced = nameRange !== undefined && nameRange.end - nameRange.start === name.length;
    const edits = isPlaced ? [{ range: nameRange, text: near }] : undefined;
    return [{ range: nameRange ?? range, values: { name, popular: near }, ...(edits && { edits }) }];
  }),
);
