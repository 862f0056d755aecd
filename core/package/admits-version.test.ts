import { expect, test } from 'vitest';
import { admitsVersion, type VersionClause } from './admits-version.ts';

const clause = (text: string): VersionClause => {
  const [, operator, version = ''] = /^([=<>!~]+)(.*)$/.exec(text) ?? [];
  return { operator: operator as VersionClause['operator'], version };
};

test.each([
  ['<4', '2.2.3', true],
  ['<4', '4.0.0', false],
  ['<4', '10.1', false],
  ['<3', '3.0rc1', false],
  ['<3.0rc2', '3.0rc1', true],
  ['>1.7', '1.7.post1', false],
  ['>1.7', '1.7.1', true],
  ['>1.7rc1', '1.7', true],
  ['>=1.20,<2', '1.26.4', true],
  ['>=1.20,<2', '1.3', false],
  ['==1.26', '1.26.0', true],
  ['==1.26', '1.26.4', false],
  ['==1.26.*', '1.26.4', true],
  ['==1.26.*', '1.260', false],
  ['=1.26', '1.26.4', true],
  ['=1.26.*', '1.26', true],
  ['=1.2', '1.26', false],
  ['==2.4.0', '2.4.0+cu124', true],
  ['==2.4.0+cpu', '2.4.0+cu124', false],
  ['>2.4.0', '2.4.0+cu124', false],
  ['===2.4.0', '2.4.0+cu124', false],
  ['===2.4.0', '2.4.0', true],
  ['!=1.26.*', '1.26.4', false],
  ['!=1.26.4', '1.26.3', true],
  ['~=1.26.2', '1.26.4', true],
  ['~=1.26.2', '1.27.0', false],
  ['~=1.26', '1.30', true],
  ['<=1.26', '1.26', true],
  ['<3', '1.1.1w', true],
  ['>=3', '1.1.1w', false],
  ['>8', '9e', true],
  ['=1.1.1', '1.1.1w', true],
  ['==9e', '9e', true],
])('%s admits %s: %s', (constraint, version, expected) => {
  expect(admitsVersion(constraint.split(',').map(clause), version)).toBe(expected);
});
