import { studioErrorOf } from './studio-error-of.ts';

/** Whether the same request may succeed the next time: what is gone or forbidden stays so. */
export function canTryAgain(error: unknown): boolean {
  const { code } = studioErrorOf(error);
  return code !== 'NOT_FOUND' && code !== 'NOT_ALLOWED';
}
