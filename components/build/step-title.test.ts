import { expect, test } from 'vitest';
import { emptyDefinition } from '@/core/definition/definition.ts';
import { renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import { readStepTitle } from './step-title.ts';

/** The steps of a rendered Dockerfile as BuildKit names them: continued lines joined. */
const rendered = renderDockerfile({
  definition: {
    ...emptyDefinition,
    baseImage: 'python:3.11',
    conda: 'dependencies: [python]',
    pip: 'pandas',
    user: 'scientist',
  },
})
  .dockerfile.replaceAll('\\\n', '')
  .split('\n')
  .filter((line) => /^(RUN|FROM)/.test(line))
  .map((line, index) => readStepTitle(`[${index === 0 ? 'studio-toolbox' : 'stage-1'} ${index + 1}/5] ${line}`));

test('names the steps that the renderer writes', () => {
  expect(rendered).toEqual([
    { key: 'toolbox' },
    { key: 'base', image: 'python:3.11' },
    { key: 'install-conda' },
    { key: 'install-pip' },
    { key: 'create-user' },
  ]);
});

test.each([
  ['studio:lock-pip', { key: 'lock-pip' }],
  ['export', { key: 'export' }],
  ['[2/5] RUN make   all', { key: 'instruction', text: 'RUN make all' }],
  ['[build 1/2] FROM golang:1@sha256:0', { key: 'base', image: 'golang:1@sha256:0' }],
  ['something else', { key: 'instruction', text: 'something else' }],
])('%s', (name, title) => {
  expect(readStepTitle(name)).toEqual(title);
});
