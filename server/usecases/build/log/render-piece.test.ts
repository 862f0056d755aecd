import { expect, test } from 'vitest';
import { renderPiece } from './render-piece.ts';

const startMs = Date.parse('2026-01-01T00:00:00Z');
const piece = {
  firstLine: 7,
  lineCount: 2,
  lines: `${JSON.stringify([0, 1_500, 1, '\u001b[31mred\u001b[0m'])}\n${JSON.stringify([1, 2_000, 2, '模型'])}`,
};
const plain = { format: 'text', hasTimes: false, startMs } as const;
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test.each([
  [plain, 'red\n模型\n'],
  [{ ...plain, hasTimes: true }, '2026-01-01T00:00:01.500Z red\n2026-01-01T00:00:02.000Z 模型\n'],
  [{ ...plain, format: 'raw' } as const, '\u001b[31mred\u001b[0m\n模型\n'],
  [
    { ...plain, format: 'json-lines' } as const,
    '{"line":7,"at":"2026-01-01T00:00:01.500Z","step":0,"stream":1,"text":"\\u001b[31mred\\u001b[0m"}\n' +
      '{"line":8,"at":"2026-01-01T00:00:02.000Z","step":1,"stream":2,"text":"模型"}\n',
  ],
])('a piece as %o', (format, text) => {
  expect(textOf(renderPiece(piece, format))).toBe(text);
});

test('what many follow in the same format is made once', () => {
  expect(renderPiece(piece, { ...plain })).toBe(renderPiece(piece, { ...plain }));
  expect(textOf(renderPiece(piece, { ...plain, hasTimes: true, startMs: startMs + 1 }))).toMatch(
    /^2026-01-01T00:00:01.501Z/,
  );
  expect(textOf(renderPiece({ ...piece }, plain))).toBe('red\n模型\n');
});
