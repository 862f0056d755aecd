import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';

const cursorSchema = z.array(z.string()).min(1).max(3);

/** Packs the sort key of a page's last row; opaque to whoever gets it. */
export function encodeCursor(...key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws `INVALID_INPUT` for anything that `encodeCursor` did not make with as many parts. */
export function decodeCursor(cursor: string, partCount: number): readonly string[] {
  try {
    const key = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (key.length === partCount) {
      return key;
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw new StudioError('INVALID_INPUT', { field: 'cursor' });
}
