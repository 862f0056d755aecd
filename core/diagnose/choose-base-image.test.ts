import { describe, expect, it } from 'vitest';
import { type Definition, emptyDefinition } from '../definition/definition.ts';
import { findAcceleratorRequest } from './accelerator-request.ts';
import { chooseBaseImage, goesWith } from './choose-base-image.ts';
import { readSubject } from './subject.ts';

const request = (changes: Partial<Definition>) =>
  findAcceleratorRequest(readSubject({ ...emptyDefinition, ...changes }, {}).subject);
const conda = (...specs: readonly string[]) => `dependencies:\n${specs.map((spec) => `- ${spec}\n`).join('')}`;

describe('what a definition asks of its base image', () => {
  it.each<[Partial<Definition>, unknown]>([
    [{ pip: 'numpy\ntorch==2.4.0+cu124' }, { processor: 'gpu', text: 'torch==2.4.0+cu124', cuda: [12, 4] }],
    [{ pip: 'cupy-cuda12x' }, { processor: 'gpu', text: 'cupy-cuda12x', cuda: [12] }],
    [{ conda: conda('pytorch-cuda=11.8') }, { processor: 'gpu', text: 'pytorch-cuda=11.8', cuda: [11, 8] }],
    [{ conda: conda('tensorflow-gpu') }, { processor: 'gpu', text: 'tensorflow-gpu' }],
    [{ pip: 'torch==2.4.0+cpu' }, { processor: 'cpu', text: 'torch==2.4.0+cpu' }],
    [{ pip: 'torch' }, undefined],
    [{ pip: 'torch==2.4.0+cu124', dockerfile: 'FROM debian' }, undefined],
    [{ pip: 'torch==2.4.0+cu124', userManaged: true }, undefined],
  ])('of %j is %j', (changes, asked) => {
    expect(request(changes)).toEqual(asked);
  });
});

const image = (reference: string, cudaVersion?: string) => ({
  reference,
  isDefault: reference === 'python:3.12',
  facts: cudaVersion === undefined ? undefined : { cudaVersion },
});
const none = { kind: 'none' };
const offered = [
  image('team/cuda11', '11.8'),
  image('team/cuda12-1', '12.1'),
  image('nvidia/cuda:12.6.2-runtime-ubuntu22.04'),
  image('unknown/image'),
  { ...image('plain/other'), facts: {} },
  image('python:3.12'),
];

describe('the base image that goes with it', () => {
  it.each<[readonly number[] | 'cpu' | undefined, readonly number[] | 'none' | undefined, boolean]>([
    [[12, 4], [12, 1], true],
    [[12, 4], [11, 8], false],
    [[12, 4], 'none', false],
    [undefined, [11, 8], true],
    ['cpu', [11, 8], false],
    ['cpu', 'none', true],
    [[12, 4], undefined, true],
  ])('of %j and %j: %s', (wanted, cuda, isFine) => {
    const request =
      wanted === 'cpu'
        ? ({ processor: 'cpu' } as const)
        : ({ processor: 'gpu', ...(wanted && { cuda: wanted }) } as const);
    expect(goesWith(request, cuda)).toBe(isFine);
  });

  it.each<[string, readonly number[] | undefined, string | undefined]>([
    ['the very version', [12, 1], 'team/cuda12-1'],
    ['the next one above it', [12, 4], 'nvidia/cuda:12.6.2-runtime-ubuntu22.04'],
    ['the highest below, when none is above', [12, 8], 'nvidia/cuda:12.6.2-runtime-ubuntu22.04'],
    ['the newest of a major version', [12], 'nvidia/cuda:12.6.2-runtime-ubuntu22.04'],
    ['another major version', [11, 2], 'team/cuda11'],
    ['the newest of all, when none is named', undefined, 'nvidia/cuda:12.6.2-runtime-ubuntu22.04'],
    ['none of a major version that nobody has', [10, 1], undefined],
  ])('has %s', (_, cuda, reference) => {
    const choice = chooseBaseImage({ processor: 'gpu', ...(cuda && { cuda }) }, offered);
    expect(choice).toMatchObject(reference === undefined ? none : { kind: 'gpu', reference });
  });

  it('has no CUDA for a processor without, and is the standard one where that has none', () => {
    expect(chooseBaseImage({ processor: 'cpu' }, offered)).toEqual({ kind: 'cpu', reference: 'python:3.12' });
    expect(chooseBaseImage({ processor: 'cpu' }, [image('a', '12.1')])).toEqual(none);
  });

  it('is said not to be there, where only images without CUDA are on offer', () => {
    expect(chooseBaseImage({ processor: 'gpu' }, [image('python:3.12'), image('unknown/image')])).toEqual(none);
  });
});
