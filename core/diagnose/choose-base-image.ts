import type { BaseImageFacts } from '../lock/lock.ts';
import type { AcceleratorRequest } from './accelerator-request.ts';
import { cudaOfImage } from './across/base-cuda.ts';
import type { CudaVersion } from './across/cuda-version.ts';

/** A base image that definitions may start from. */
export interface OfferedBaseImage {
  readonly reference: string;
  readonly isDefault: boolean;
  readonly facts: Pick<BaseImageFacts, 'cudaVersion'> | undefined;
}

/** The base image that goes with what is asked for, or that there is none. */
export type BaseImageChoice =
  | { readonly kind: 'gpu'; readonly reference: string; readonly cuda: CudaVersion }
  | { readonly kind: 'cpu'; readonly reference: string }
  | { readonly kind: 'none' };

/**
 * Chooses among the images on offer. For a GPU: the same major version of CUDA, the minor version that was
 * asked for or the next one above it, which runs what is made for it; else the highest below. For a CPU: one
 * without CUDA, the standard one first.
 */
export function chooseBaseImage(
  { processor, cuda: wanted }: Pick<AcceleratorRequest, 'processor' | 'cuda'>,
  offered: readonly OfferedBaseImage[],
): BaseImageChoice {
  const inOrder = offered.toSorted((left, right) => Number(right.isDefault) - Number(left.isDefault));
  const known = inOrder.map(({ reference, facts }) => ({ reference, cuda: cudaOfImage(reference, facts) }));
  if (processor === 'cpu') {
    const plain = known.find(({ cuda }) => cuda === 'none');
    return plain ? { kind: 'cpu', reference: plain.reference } : { kind: 'none' };
  }
  const withCuda = known.flatMap(({ reference, cuda }) =>
    cuda === undefined || cuda === 'none' ? [] : [{ reference, cuda }],
  );
  const fitting = wanted ? withCuda.filter(({ cuda }) => cuda[0] === wanted[0]) : withCuda;
  const [best] = fitting.toSorted((left, right) => distance(left.cuda, wanted) - distance(right.cuda, wanted));
  return best ? { kind: 'gpu', ...best } : { kind: 'none' };
}

/** Whether packages and image go together, as far as that is known. */
export function goesWith(
  { processor, cuda: wanted }: Pick<AcceleratorRequest, 'processor' | 'cuda'>,
  cuda: CudaVersion | 'none' | undefined,
): boolean {
  if (cuda === undefined) return true;
  if (processor === 'cpu' || cuda === 'none') return (processor === 'cpu') === (cuda === 'none');
  return wanted === undefined || wanted[0] === cuda[0];
}

const minorLimit = 1_000;

/** The smaller the better: from the wanted minor version upwards, then from it downwards; without one, the newest. */
function distance([major = 0, minor = 0]: CudaVersion, wanted: CudaVersion | undefined): number {
  const wantedMinor = wanted?.[1];
  if (wantedMinor === undefined) return -(major * minorLimit + minor);
  return minor >= wantedMinor ? minor - wantedMinor : minorLimit + wantedMinor - minor;
}
