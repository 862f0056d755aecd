import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';

/** A cursor comes from outside: what PostgreSQL could not read is refused before it is asked. */
const partSchema = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'));
const cursorSchema = z.array(partSchema).min(1).max(3);

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

const instantCursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The same for a key of an instant (ISO 8601) and the id of a row. */
export function decodeInstantCursor(cursor: string): readonly [at: string, id: string] {
  const parsed = instantCursorSchema.safeParse(decodeCursor(cursor, 2));
  if (!parsed.success) throw new StudioError('INVALID_INPUT', { field: 'cursor' });
  return parsed.data;
}
