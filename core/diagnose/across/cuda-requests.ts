import type { CondaEnvironment } from '../../conda/conda-environment.ts';
import type { Section, TextRange } from '../../issue.ts';
import { normalisePackageName } from '../../pip/package-name.ts';
import type { Requirement } from '../../pip/requirements.ts';
import { versionBounds } from '../conda/version-bounds.ts';
import type { Subject } from '../subject.ts';
import { type CudaVersion, cudaVersionInTag } from './cuda-version.ts';

/** A place that asks for a CUDA version. */
export interface CudaRequest {
  readonly section: Section;
  readonly range: TextRange;
  readonly text: string;
  readonly version: CudaVersion;
}

const cudaPackages = new Set(['cudatoolkit', 'cuda-version', 'pytorch-cuda', 'cuda-toolkit', 'cuda-runtime', 'cuda']);

/** Everything in both sections that is for one CUDA version: packages, builds, indexes and channels. */
export function findCudaRequests(subject: Subject): CudaRequest[] {
  const { conda } = subject;
  const ofPip = subject.pipLists.flatMap(({ section, list }) => {
    const { indexUrl, extraIndexUrls, findLinks } = list.options;
    const addresses = [...(indexUrl ? [indexUrl] : []), ...extraIndexUrls, ...findLinks];
    return [
      ...addresses.map(({ text, range }) => ({ section, text, range, version: cudaVersionInTag(text) })),
      ...list.requirements.map((one) => ({ section, text: one.text, range: one.range, version: cudaOf(one) })),
    ];
  });
  return [...condaRequests(conda), ...ofPip].filter((request): request is CudaRequest => request.version !== undefined);
}

function condaRequests(conda: CondaEnvironment | undefined) {
  const section: Section = 'conda';
  const channels = (conda?.channels ?? []).map(({ text, range }) => {
    return { section, text, range, version: cudaVersionInTag(/\/label\/(cuda-.+)$/.exec(text)?.[1] ?? '') };
  });
  const specs = (conda?.specs ?? []).map(({ spec, text, range }) => {
    const bounds = cudaPackages.has(spec.name) ? versionBounds(spec.version ?? '') : undefined;
    const pinned = bounds?.upper ? bounds.lower?.version.slice(0, 2) : undefined;
    return { section, text, range, version: pinned ?? cudaVersionInTag(spec.build ?? '') };
  });
  return [...channels, ...specs];
}

/** `torch==2.2+cu118`, `cupy-cuda12x`, `jax[cuda12]`, `…/torch-2.2%2Bcu118-….whl`. */
function cudaOf({ name = '', extras, specifier, url = '' }: Requirement): CudaVersion | undefined {
  const suffix = /-(cu(?:da)?\d+)x?$/.exec(normalisePackageName(name))?.[1] ?? '';
  const local = /\+(\S+)$/.exec(specifier)?.[1] ?? /(?:\+|%2B)([\w.]+)-/i.exec(url)?.[1] ?? '';
  const extra = extras.find((one) => /^cuda\d/.test(one)) ?? '';
  return cudaVersionInTag(suffix) ?? cudaVersionInTag(local) ?? cudaVersionInTag(extra);
}
