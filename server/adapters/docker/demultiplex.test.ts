import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Demultiplexer } from './demultiplex.ts';

const frame = (stream: 1 | 2, content: Uint8Array) => {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
};

it('puts each stream together, wherever the frames are cut', () => {
  const frames = fc.array(fc.tuple(fc.constantFrom<(1 | 2)[]>(1, 2), fc.uint8Array({ maxLength: 20 })));
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 30 }), (sent, size) => {
      const received: Record<1 | 2, Buffer[]> = { 1: [], 2: [] };
      const demultiplexer = new Demultiplexer((stream, content) => received[stream].push(Buffer.from(content)));
      const bytes = Buffer.concat(sent.map(([stream, content]) => frame(stream, content)));
      for (let start = 0; start < bytes.length; start += size) demultiplexer.write(bytes.subarray(start, start + size));
      for (const stream of [1, 2] as const) {
        const expected = Buffer.concat(sent.filter(([of]) => of === stream).map(([, content]) => content));
        expect(Buffer.concat(received[stream]).equals(expected)).toBe(true);
      }
    }),
  );
});
