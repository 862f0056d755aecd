import { describe, expect, it } from 'vitest';
import type { AcceleratorRequest } from '@/core/diagnose/accelerator-request.ts';
import type { BaseImageChoice } from '@/core/diagnose/choose-base-image.ts';
import { type BaseImageVerdict, judgeBaseImage } from './judge-base-image.ts';

const gpu: AcceleratorRequest = { processor: 'gpu', text: 'torch==2.4.0+cu124', cuda: [12, 4] };
const anyGpu: AcceleratorRequest = { processor: 'gpu', text: 'cupy' };
const cpu: AcceleratorRequest = { processor: 'cpu', text: 'tensorflow-cpu' };
const cudaImage: BaseImageChoice = { kind: 'gpu', reference: 'cuda:12', cuda: [12, 4] };
const plainImage: BaseImageChoice = { kind: 'cpu', reference: 'plain:1' };
const nothing: BaseImageChoice = { kind: 'none' };

describe('judgeBaseImage', () => {
  it.each<[string, Parameters<typeof judgeBaseImage>, BaseImageVerdict]>([
    ['a fitting CUDA', [gpu, cudaImage, [12, 4], 's'], { words: 'because', isFine: true, other: 's' }],
    [
      'the standard one without CUDA',
      [gpu, cudaImage, 'none', 's'],
      { words: 'lacksCuda', isFine: false, other: 'cuda:12' },
    ],
    ['another major CUDA', [gpu, cudaImage, [11, 8], 's'], { words: 'lacksCuda', isFine: false, other: 'cuda:12' }],
    ['none on offer', [gpu, nothing, 'none', 's'], { words: 'noCuda', isFine: false, other: undefined }],
    [
      'none on offer, any would do',
      [anyGpu, nothing, 'none', 's'],
      { words: 'noGpu', isFine: false, other: undefined },
    ],
    ['one that nobody knows', [gpu, cudaImage, undefined, 's'], { words: 'unknown', isFine: true, other: 'cuda:12' }],
    [
      'the only one, that nobody knows',
      [gpu, nothing, undefined, 's'],
      { words: 'unknown', isFine: true, other: undefined },
    ],
    ['no CUDA for a CPU', [cpu, plainImage, 'none', 's'], { words: 'becauseCpu', isFine: true, other: 's' }],
    ['CUDA for a CPU', [cpu, plainImage, [12, 4], 's'], { words: 'hasCuda', isFine: false, other: 'plain:1' }],
    ['only CUDA on offer for a CPU', [cpu, nothing, [12, 4], 's'], { words: 'noCpu', isFine: false, other: undefined }],
  ])('%s', (_situation, input, verdict) => {
    expect(judgeBaseImage(...input)).toEqual(verdict);
  });
});
