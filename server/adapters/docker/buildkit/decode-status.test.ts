import { describe, expect, it } from 'vitest';
import { decodeStatus } from './decode-status.ts';
import { type Field, writeFields } from './protobuf.ts';

const text = (value: string) => Buffer.from(value);
const instant = (seconds: number, nanoseconds: number) =>
  writeFields([
    [1, seconds],
    [2, nanoseconds],
  ]);
const status = (...fields: Field[]) => decodeStatus(writeFields(fields));

describe('decodeStatus', () => {
  it('reads a vertex', () => {
    const vertex = writeFields([
      [1, text('sha256:aa')],
      [2, text('sha256:input')],
      [3, text('[2/3] RUN echo 環境')],
      [4, 1],
      [5, instant(1_700_000_000, 123_456_789)],
      [6, instant(1_700_000_001, 0)],
      [7, text('exit code: 3')],
    ]);
    expect(status([1, vertex]).vertices).toEqual([
      {
        digest: 'sha256:aa',
        name: '[2/3] RUN echo 環境',
        isCached: true,
        startedAt: '2023-11-14T22:13:20.123Z',
        completedAt: '2023-11-14T22:13:21.000Z',
        error: 'exit code: 3',
      },
    ]);
  });

  it('leaves out what a vertex does not have yet', () => {
    expect(status([1, writeFields([[1, text('sha256:aa')]])]).vertices).toEqual([
      { digest: 'sha256:aa', name: '', isCached: false },
    ]);
  });

  it('reads progress beyond 32 bits', () => {
    const progress = writeFields([
      [1, text('layer')],
      [2, text('sha256:aa')],
      [3, text('name')],
      [4, 5_000_000_000],
      [5, 9_007_199_254_740_991],
    ]);
    expect(status([2, progress]).progress).toEqual([
      { id: 'layer', vertex: 'sha256:aa', current: 5_000_000_000, total: 9_007_199_254_740_991 },
    ]);
  });

  it('reads output as bytes', () => {
    const log = writeFields([
      [1, text('sha256:aa')],
      [2, instant(1, 5_000_000)],
      [3, 2],
      [4, Uint8Array.of(0xe7, 0x92)],
    ]);
    const [read] = status([3, log]).logs;
    expect(read).toMatchObject({ vertex: 'sha256:aa', at: '1970-01-01T00:00:01.005Z', stream: 2 });
    expect([...(read?.bytes ?? [])]).toEqual([0xe7, 0x92]);
  });

  it('keeps the order of several, and steps over warnings and unknown or fixed-width fields', () => {
    const vertex = (digest: string) => writeFields([[1, text(digest)]]);
    const message = Buffer.concat([
      writeFields([[1, vertex('a')]]),
      Buffer.from([(9 << 3) | 1, 1, 2, 3, 4, 5, 6, 7, 8]),
      Buffer.from([(10 << 3) | 5, 1, 2, 3, 4]),
      writeFields([
        [4, text('warning')],
        [15, 7],
        [1, vertex('b')],
      ]),
    ]);
    expect(decodeStatus(message).vertices.map(({ digest }) => digest)).toEqual(['a', 'b']);
  });

  it('reads an empty message, and refuses one that is cut off', () => {
    expect(decodeStatus(new Uint8Array())).toEqual({ vertices: [], progress: [], logs: [] });
    const whole = writeFields([[1, writeFields([[1, text('sha256:aa')]])]]);
    for (let length = 1; length < whole.length; length += 1) {
      expect(() => decodeStatus(whole.subarray(0, length))).toThrow(RangeError);
    }
  });
});
