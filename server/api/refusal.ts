import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { type ErrorCode, isStudioError } from '@/core/errors.ts';
import { isDatabaseAway } from '@/db/is-database-away.ts';
import { isDiskFull } from '@/db/is-disk-full.ts';

/** What a client is told of an error: a code with words in the message files, and what fills them. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the refusal in whatever was thrown. Anything unknown becomes `INTERNAL` with an id under which the log has it. */
export function refusalOf(error: unknown): Refusal {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (isStudioError(cause)) {
    return { code: cause.code, values: cause.values };
  }
  if (cause instanceof ZodError) {
    return describeInvalidInput(cause);
  }
  if (error instanceof TRPCError && error.code === 'PAYLOAD_TOO_LARGE') {
    return { code: 'TOO_LARGE', values: {} };
  }
  if (isDatabaseAway(cause)) {
    return { code: 'DATABASE_UNAVAILABLE', values: {} };
  }
  if (isDiskFull(cause)) {
    return { code: 'DISK_FULL', values: {} };
  }
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    return { code: error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'INVALID_INPUT', values: {} };
  }
  return { code: 'INTERNAL', values: { id: randomUUID().slice(0, 8) } };
}

/** A text over its limit is told from other bad input: the user can do something about it. */
function describeInvalidInput({ issues }: ZodError): Refusal {
  const issue = issues[0];
  const field = issue?.path.join('.') ?? '';
  return issue?.code === 'too_big' && issue.origin === 'string'
    ? { code: 'TOO_LARGE', values: { field, limit: String(issue.maximum) } }
    : { code: 'INVALID_INPUT', values: { field } };
}
