import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toStorableText } from './storable-text.ts';

test.each([
  ['GET https://ann:s3cret@index.example/simple/ 404', 'GET https://****@index.example/simple/ 404'],
  ['https://:token@host and http://a:b@c', 'https://****@host and http://****@c'],
  ['http://host:8080/path@version', 'http://host:8080/path@version'],
  ['mail a:b@c', 'mail a:b@c'],
  ['a\0b', 'a\ufffdb'],
  ['half \ud800 pair', 'half \ufffd pair'],
])('%j is kept as %j', (text, kept) => {
  expect(toStorableText(text)).toBe(kept);
});

test('ordinary text stays as it is, and what is kept stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = toStorableText(text);
      expect(toStorableText(kept)).toBe(kept);
      expect(kept.isWellFormed() && !kept.includes('\0')).toBe(true);
    }),
  );
});
