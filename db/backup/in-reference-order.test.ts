import { expect, it } from 'vitest';
import { inReferenceOrder } from './in-reference-order.ts';

it('puts each table after those it refers to, itself aside', () => {
  const references = [
    { from: 'build', to: 'version' },
    { from: 'build', to: 'build' },
    { from: 'version', to: 'workspace' },
  ];
  expect(inReferenceOrder(['build', 'workspace', 'version', 'audit'], references)).toEqual([
    'audit',
    'workspace',
    'version',
    'build',
  ]);
});

it('refuses a circle', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => inReferenceOrder(['a', 'b'], circle)).toThrow('circle: a, b');
});
