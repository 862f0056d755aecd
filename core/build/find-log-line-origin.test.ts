import { expect, test } from 'vitest';
import { measureCpuMs } from '../testing/measure-cpu.ts';
import { findLogLineOrigin } from './find-log-line-origin.ts';

const texts = {
  conda: 'dependencies:\n  - python=3.12\n  - scikit-learn\n',
  pip: '# the rest\nnumpy>=2\ntorch_geometric\n',
  dockerfile: 'RUN echo one\nRUN echo two && \\\n  echo three\n',
};
const install = '[2/5] RUN --mount=type=bind,source=.studio/pylock.toml,target=/x uv pip sync';

test.each([
  ['[3/5] RUN echo one', 'one', { section: 'dockerfile', line: 1 }],
  ['[4/5] RUN echo two &&   echo three', 'numpy says three', { section: 'dockerfile', line: 2 }],
  [install, 'Collecting numpy', { section: 'pip', line: 2 }],
  [install, ' + numpy==2.1.0', { section: 'pip', line: 2 }],
  [install, 'Downloading torch_geometric-2.6.1-py3-none-any.whl (1.1 MB)', { section: 'pip', line: 3 }],
  ['studio:lock-conda', 'nothing provides scikit_learn', { section: 'conda', line: 3 }],
  ['studio:check', 'ImportError: numpy', { section: 'pip', line: 2 }],
  [install, 'numpydoc is another package', undefined],
  [install, '', undefined],
  ['export', 'numpy', undefined],
])('%s | %s', (stepName, text, origin) => {
  expect(findLogLineOrigin(texts, stepName, text)).toEqual(origin);
});

test('is found soon in a long list', () => {
  const pip = Array.from({ length: 10_000 }, (_, index) => `package-${index}==1\n`).join('');
  const find = () => findLogLineOrigin({ ...texts, pip }, install, 'Collecting something-else');
  expect(measureCpuMs(find)).toBeLessThan(1500);
});
