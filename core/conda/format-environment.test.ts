import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text-edit.ts';
import { formatEnvironment } from './format-environment.ts';

const formatted = (text: string) => applyEdits(text, formatEnvironment(text));

describe('formatEnvironment', () => {
  it('indents lists by two, a pip list by four more, with the comments between their entries', () => {
    const text = [
      '# why',
      'name:   demo  ',
      'channels:',
      '- conda-forge   # first',
      '',
      'dependencies :',
      '# a group',
      '-   "numpy >=1"',
      '- pip :',
      '  # from PyPI',
      '  -   requests  ',
      'variables:',
      '    A:   1',
      '    B: "2  3"',
      '# end',
      '',
      '',
    ];
    expect(formatted(text.join('\n')).split('\n')).toEqual([
      '# why',
      'name: demo',
      'channels:',
      '  - conda-forge   # first',
      '',
      'dependencies :',
      '  # a group',
      '  - "numpy >=1"',
      '  - pip :',
      '      # from PyPI',
      '      - requests',
      'variables:',
      '  A: 1',
      '  B: "2  3"',
      '# end',
      '',
    ]);
  });

  it('keeps the line ends that the text has, and gives it a last one', () => {
    expect(formatted('dependencies:\r\n- a \r\n-  b')).toBe('dependencies:\r\n  - a\r\n  - b\r\n');
  });

  it.each([
    ['a text of several lines', 'variables:\n   A: |\n      one  \n\n      two\ndependencies:\n  - a\n'],
    ['a list on one line', 'dependencies: [a,  b]\n'],
    ['an entry with several keys', 'dependencies:\n- sel(linux): a\n  sel(win): b\n'],
    ['nothing', ''],
    ['blanks alone', ' \n\n'],
    ['comments alone', '# a\n'],
    ['what is no map', '- a\n-   b\n'.replace('   ', ' ')],
  ])('leaves %s as it is', (_what, text) => {
    expect(formatted(text)).toBe(text);
  });

  it('takes a quoted text over several lines for what it is', () => {
    const text = 'variables:\n    A: "one  \n      two"\ndependencies:\n-   a \n';
    expect(formatted(text)).toBe('variables:\n    A: "one  \n      two"\ndependencies:\n- a\n');
  });
});
