import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EnvironmentSearch } from './environment-search.ts';
import { parseEnvironmentSearch } from './parse-environment-search.ts';

const nothing: EnvironmentSearch = { words: [], packages: [], owners: [], states: [], tags: [] };

test.each<[string, Partial<EnvironmentSearch>]>([
  ['', {}],
  ['  fraud   model ', { words: ['fraud', 'model'] }],
  ['客戶 流失', { words: ['客戶', '流失'] }],
  ['owner:ada', { owners: ['ada'] }],
  ['owner:"Ada Lovelace" fraud', { owners: ['Ada Lovelace'], words: ['fraud'] }],
  ['owner:"Ada Love', { owners: ['Ada Love'] }],
  ['tag:gpu tag:"team a"', { tags: ['gpu', 'team a'] }],
  ['STATE:Failed', { states: ['failed'] }],
  ['state:not-built state:"not built"', { states: ['not-built', 'not-built'] }],
  ['package:pandas', { packages: [{ name: 'pandas', clauses: [] }] }],
  ['package:pandas<4', { packages: [{ name: 'pandas', clauses: [{ operator: '<', version: '4' }] }] }],
  [
    'package:"Typing_Extensions >= 4, < 5"',
    {
      packages: [
        {
          name: 'typing-extensions',
          clauses: [
            { operator: '>=', version: '4' },
            { operator: '<', version: '5' },
          ],
        },
      ],
    },
  ],
  ['package:numpy==1.26.*', { packages: [{ name: 'numpy', clauses: [{ operator: '==', version: '1.26.*' }] }] }],
  ['package:numpy=1.26', { packages: [{ name: 'numpy', clauses: [{ operator: '=', version: '1.26' }] }] }],
  ['package:_libgcc_mutex', { packages: [{ name: '-libgcc-mutex', clauses: [] }] }],
  // Still being typed.
  ['fraud tag: owner:"" package: state:', { words: ['fraud'] }],
  // No tokens of ours.
  ['https://index.example a:b tags:x :', { words: ['https://index.example', 'a:b', 'tags:x', ':'] }],
])('%j', (text, expected) => {
  expect(parseEnvironmentSearch(text)).toEqual({ search: { ...nothing, ...expected }, issues: [] });
});

test.each([
  ['state:ready', { code: 'unknown-state', value: 'ready' }],
  ['package:pandas<', { code: 'invalid-package', value: 'pandas<' }],
  ['package:<4', { code: 'invalid-package', value: '<4' }],
  ['package:pandas>2<3', { code: 'invalid-package', value: 'pandas>2<3' }],
])('%s cannot be read', (text, issue) => {
  expect(parseEnvironmentSearch(`x ${text}`)).toEqual({ search: { ...nothing, words: ['x'] }, issues: [issue] });
});

test('every text is read, and what has no colon is words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { search, issues } = parseEnvironmentSearch(text);
      if (text.includes(':')) return;
      expect(issues).toEqual([]);
      expect(search.words).toEqual(text.split(/\s+/).filter((word) => word !== ''));
    }),
  );
});
