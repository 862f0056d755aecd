import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Field, readFields, writeFields } from './protobuf.ts';

const field: fc.Arbitrary<Field> = fc.tuple(
  fc.integer({ min: 1, max: 5_000 }),
  fc.oneof(fc.maxSafeNat(), fc.uint8Array({ maxLength: 300 })),
);

it('reads what it has written', () => {
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      const read = [...readFields(writeFields(fields))];
      const plain = ([number, value]: Field) => [number, typeof value === 'number' ? value : [...value]];
      expect(read.map(plain)).toEqual(fields.map(plain));
    }),
  );
});
