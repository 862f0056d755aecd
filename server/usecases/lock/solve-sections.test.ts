import { expect, test } from 'vitest';
import { parseRequirements } from '@/core/pip/parse-requirements.ts';
import { joinRequirements } from './solve-sections.ts';

test('the nested list and the pip section do not run into each other', () => {
  const joined = joinRequirements(['numpy \\', 'scipy==1.0 \\'], '\uFEFFsix\nattrs');
  const { value } = parseRequirements(joined);
  expect(value?.requirements.map(({ name }) => name)).toEqual(['numpy', 'scipy', 'six', 'attrs']);
});
