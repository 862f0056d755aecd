import { timestamp } from 'drizzle-orm/pg-core';

/** A point in time, to the millisecond: what JavaScript's `Date` can hold, so that a keyset cursor loses nothing. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3 });
}
