import type { AcceleratorRequest } from '@/core/diagnose/accelerator-request.ts';
import type { CudaVersion } from '@/core/diagnose/across/cuda-version.ts';
import { type BaseImageChoice, goesWith } from '@/core/diagnose/choose-base-image.ts';

/** What is said of a base image in the face of what the packages ask for: a key under `draft.baseImage`. */
export interface BaseImageVerdict {
  readonly words: 'because' | 'becauseCpu' | 'lacksCuda' | 'hasCuda' | 'unknown' | 'noCuda' | 'noGpu' | 'noCpu';
  /** False: the reader has something to decide. */
  readonly isFine: boolean;
  /** What one press takes instead; undefined when there is nothing else. */
  readonly other: string | undefined;
}

/**
 * Whether the base image goes with what is asked for, why, and which one could be taken instead.
 *
 * @param cuda of the image that is taken; undefined: not known
 * @param standard the workspace's own, for going without a GPU
 */
export function judgeBaseImage(
  request: AcceleratorRequest,
  choice: BaseImageChoice,
  cuda: CudaVersion | 'none' | undefined,
  standard: string | undefined,
): BaseImageVerdict {
  const isForGpu = request.processor === 'gpu';
  if (cuda !== undefined && goesWith(request, cuda)) {
    return { words: isForGpu ? 'because' : 'becauseCpu', isFine: true, other: standard };
  }
  if (choice.kind === 'none') {
    const words = isForGpu ? (request.cuda ? 'noCuda' : 'noGpu') : 'noCpu';
    // An image that nobody knows may be just right.
    return cuda === undefined
      ? { words: 'unknown', isFine: true, other: undefined }
      : { words, isFine: false, other: undefined };
  }
  if (cuda === undefined) return { words: 'unknown', isFine: true, other: choice.reference };
  return { words: isForGpu ? 'lacksCuda' : 'hasCuda', isFine: false, other: choice.reference };
}
