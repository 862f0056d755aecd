import type { Surroundings } from '@/core/diagnose/subject.ts';

/** What is known beside the texts at this moment: the day, and the base image as far as it is known. */
export function surroundingsNow(base: Surroundings['base']): Surroundings {
  return { today: new Date().toISOString().slice(0, 10), ...(base && { base }) };
}
