/**
 * Every reason for which the studio refuses something. Each door (API, command line, page) translates
 * this union exhaustively, so a new code does not compile until every door knows it.
 */
export const errorCodes = [
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'INVALID_INPUT',
  'TOO_LARGE',
  'NOT_TEXT',
  'NAME_TAKEN',
  'NAME_RESERVED',
  'DRAFT_CONFLICT',
  'DEFINITION_HAS_ERRORS',
  'VERSION_NOT_BUILT',
  'ARCHIVED',
  'IMAGE_NOT_FOUND',
  'ENGINE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'DISK_FULL',
  'ALREADY_FINISHED',
  'LINK_EXPIRED',
  'EMAIL_TAKEN',
  'LAST_ADMIN',
  'RATE_LIMITED',
  'QUEUE_FULL',
  'MAINTENANCE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * An error that the user can understand: `code` chooses the sentence (`errors.<code>` in the message
 * files), `values` fills it. Recognised by `code` (see `isStudioError`), never by `instanceof`:
 * what Next bundles and what the server loads are two copies of this class.
 */
export class StudioError extends Error {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, values: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.name = 'StudioError';
    this.code = code;
    this.values = values;
  }
}

export function isStudioError(error: unknown): error is StudioError {
  return error instanceof Error && error.name === 'StudioError' && 'code' in error;
}
