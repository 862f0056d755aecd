/**
 * PostgreSQL ends the connection, does not take one yet, has none left, or ends a query that takes too long or a
 * transaction in which nothing was said for too long; class 08 is connections in general.
 */
const codes = /^(08...|57P0[1235]|53300|57014|25P03)$/;
const networkCodes = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** `pg` has no codes for what it finds itself. */
const driverWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/**
 * Whether a query failed because the database did not answer: it is being started, it hangs, its connections broke, or
 * all of them are in use. Whether a write that was under way was stored is not known then.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (code !== undefined && (codes.test(code) || (syscall !== undefined && networkCodes.has(code)))) return true;
    if (driverWords.test(cause.message)) return true;
  }
  return false;
}
