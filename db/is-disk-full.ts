const codes = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether PostgreSQL or the file system had no space left for what was to be stored. Nothing of it was. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && codes.has(cause.code)) return true;
  }
  return false;
}
