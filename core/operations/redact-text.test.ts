import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { redactText } from './redact-text.ts';

describe('redactText', () => {
  it.each([
    ['postgresql://studio:hunter2@db.example:5432/studio', 'postgresql://[redacted]db.example:5432/studio'],
    [
      'GET https://index.example/simple?sig=abc&x=1 failed',
      'GET https://index.example/simple?sig=[redacted]&x=[redacted] failed',
    ],
    ['https://conda.example/t/tk-1234567890/main', 'https://conda.example/t/[redacted]/main'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [redacted]'],
    ['{"token":"abc","level":30}', '{"token":"[redacted]","level":30}'],
    ['{"token":"a\\"b","level":30}', '{"token":"[redacted]","level":30}'],
    ['{"msg":"{\\"password\\":\\"abc\\"}"}', '{"msg":"{\\"password\\":\\"[redacted]\\"}"}'],
    ['AWS_SECRET_ACCESS_KEY=abc pip install', 'AWS_SECRET_ACCESS_KEY=[redacted] pip install'],
    ['cookie: studio.session_token=abc; other', 'cookie: [redacted]; other'],
    ['http://host/welcome#abcdefghijklmnopqrstuvwxyz0123456789ABCDEF_', 'http://host/welcome#[redacted]'],
    ["alter role studio password 'abc def'", "alter role studio password '[redacted]'"],
    ['ada@example.com signed in', '[redacted] signed in'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nrest', '[redacted]\nrest'],
  ])('%s', (text, redacted) => {
    expect(redactText(text, [])).toBe(redacted);
  });

  it.each([
    '{"level":30,"time":1795756984699,"pid":12,"buildId":"0b5a","msg":"a build began"}',
    '{"token":null,"hasToken":true,"headers":{"accept":"*/*"}}',
    'LOG:  database system is ready to accept connections',
    'Error: connect ECONNREFUSED /run/env-studio/abc/.s.PGSQL.5432\n    at file:///work/dist/server.mjs:10:5',
  ])('keeps what helps: %s', (text) => {
    expect(redactText(text, ['unused-secret'])).toBe(text);
  });
});

test('what is JSON stays JSON, however deep the secret lies', () => {
  for (let depth = 0, value: unknown = { password: 'a"b\\\\c"d', next: 1 }; depth < 4; depth += 1) {
    const redacted = redactText(JSON.stringify(value), []);
    expect(() => JSON.parse(redacted)).not.toThrow();
    expect(redacted).not.toContain('c\\"d');
    expect(redacted).toContain('next');
    value = { message: JSON.stringify(value) };
  }
});

test.each(['a.b-', 'aB3+', 'x://', '"token":"', 'password ', 'a=b&', '\\\\"'])(
  'a megabyte of %j is no trouble',
  (piece) => {
    const beganAt = performance.now();
    redactText(piece.repeat(Math.ceil(1_000_000 / piece.length)), ['some-secret']);
    expect(performance.now() - beganAt).toBeLessThan(10_000);
  },
);

test('a known secret is found however it is written', () => {
  const secret = fc.string({ minLength: 12, maxLength: 40, unit: 'grapheme' });
  fc.assert(
    fc.property(secret, fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), (known, before, after) => {
      const ways = [
        known,
        JSON.stringify({ a: known }),
        encodeURIComponent(known),
        Buffer.from(before + known + after).toString('base64'),
        Buffer.from(before + known + after).toString('base64url'),
      ];
      for (const way of ways) expect(redactText(`<${way}>`, [known])).toContain('[redacted]');
    }),
  );
});
