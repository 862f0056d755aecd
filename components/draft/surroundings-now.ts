import type { Surroundings } from '@/core/diagnose/subject.ts';

/** What is known beside the texts, and for longer than a day. */
export type KnownSurroundings = Omit<Surroundings, 'today'>;

/** What is known beside the texts at this moment. */
export function surroundingsNow(known: KnownSurroundings): Surroundings {
  return { today: new Date().toISOString().slice(0, 10), ...known };
}
