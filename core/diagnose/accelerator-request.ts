import { findPackagesFor } from './across/accelerated-packages.ts';
import { findCudaRequests } from './across/cuda-requests.ts';
import type { CudaVersion } from './across/cuda-version.ts';
import type { Subject } from './subject.ts';

/** For what kind of processor a definition asks. */
export interface AcceleratorRequest {
  readonly processor: 'gpu' | 'cpu';
  /** What says so, as written: `torch==2.4.0+cu124`. */
  readonly text: string;
  /** The CUDA version that is asked for, where one is named. */
  readonly cuda?: CudaVersion;
}

/**
 * What a definition asks of its base image; undefined when any will do, or when its Dockerfile or its
 * image brings everything itself.
 */
export function findAcceleratorRequest(subject: Subject): AcceleratorRequest | undefined {
  if (subject.definition.userManaged || subject.dockerfile?.hasFrom) return undefined;
  const [versioned] = findCudaRequests(subject);
  if (versioned) return { processor: 'gpu', text: versioned.text, cuda: versioned.version };
  const [gpu] = findPackagesFor('gpu', subject);
  if (gpu) return { processor: 'gpu', text: gpu.text };
  const [cpu] = findPackagesFor('cpu', subject);
  return cpu && { processor: 'cpu', text: cpu.text };
}
