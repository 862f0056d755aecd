/** One field of a protobuf message: a number for wire type 0, bytes for wire type 2. */
export type Field = readonly [number: number, value: number | Uint8Array];

/**
 * Walks the fields of a protobuf message in order. Fixed-width fields are stepped over: the engine's
 * messages have none. Throws a `RangeError` where the message is cut off.
 */
export function* readFields(bytes: Uint8Array): Generator<Field, void> {
  let position = 0;
  const readVarint = () => {
    let value = 0;
    // Multiplication, not shifts: nanoseconds and sizes do not fit into 32 bits.
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[position++];
      if (byte === undefined) throw new RangeError('message is cut off');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number) => {
    if (position + length > bytes.length) throw new RangeError('message is cut off');
    position += length;
    return bytes.subarray(position - length, position);
  };

  while (position < bytes.length) {
    const key = readVarint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        yield [number, readVarint()];
        break;
      case 1:
        take(8);
        break;
      case 2:
        yield [number, take(readVarint())];
        break;
      case 5:
        take(4);
        break;
      default:
        throw new RangeError(`unknown wire type ${key % 8}`);
    }
  }
}

/** Encodes a message of length-delimited and varint fields. */
export function writeFields(fields: readonly Field[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const [number, value] of fields) {
    if (typeof value === 'number') parts.push(encodeVarint(number * 8), encodeVarint(value));
    else parts.push(encodeVarint(number * 8 + 2), encodeVarint(value.length), value);
  }
  return Buffer.concat(parts);
}

function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  bytes.push(value);
  return Uint8Array.from(bytes);
}
