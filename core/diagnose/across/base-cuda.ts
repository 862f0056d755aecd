import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { BaseImageFacts } from '../../lock/lock.ts';
import type { Subject } from '../subject.ts';
import type { CudaVersion } from './cuda-version.ts';

/** `nvidia/cuda:12.4.1-runtime`, `…/openmpi4.1.0-cuda11.8-cudnn8-ubuntu22.04`, `pytorch/pytorch:2.1.0-cuda12.1`. */
const cudaInName = /cuda[:_-]?v?(\d+)\.(\d+)/i;
/** Images that are known to hold no CUDA, whatever their tag. */
const plainImage =
  /^(?:docker\.io\/)?(?:library\/)?(?:python|debian|ubuntu|continuumio\/(?:miniconda3|anaconda3)|condaforge\/(?:mambaforge|miniforge3))(?:[:@]|$)/;

/** CUDA of the base image, `'none'` when it has none; undefined when that is not known. */
export function findBaseCuda({
  surroundings: { base },
  definition,
  dockerfile,
}: Subject): CudaVersion | 'none' | undefined {
  return cudaOfImage(firstBase(dockerfile) ?? definition.baseImage.trim(), base);
}

/** CUDA of an image by what was found in it, else by its name. */
export function cudaOfImage(
  reference: string,
  facts: Pick<BaseImageFacts, 'cudaVersion'> | undefined,
): CudaVersion | 'none' | undefined {
  if (facts) return facts.cudaVersion ? facts.cudaVersion.split('.').slice(0, 2).map(Number) : 'none';
  const [, major, minor] = cudaInName.exec(reference) ?? [];
  if (major !== undefined) return [Number(major), Number(minor)];
  return plainImage.test(reference) ? 'none' : undefined;
}

/** The image from which the last stage comes in the end. */
function firstBase(dockerfile: Dockerfile | undefined): string | undefined {
  let stage = dockerfile?.lastStage;
  // A stage continues only earlier ones, so this ends.
  while (stage?.baseStage !== undefined) stage = dockerfile?.stages[stage.baseStage];
  return stage?.resolvedBase;
}
