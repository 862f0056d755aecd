import { TRPCClientError } from '@trpc/client';
import type { ErrorCode } from '@/core/errors.ts';

/** Why the studio refused, as far as the browser can know: `UNREACHABLE` when no answer came at all. */
export interface RefusedRequest {
  readonly code: ErrorCode | 'UNREACHABLE';
  readonly values: Readonly<Record<string, string>>;
}

/** Reads the domain's code out of whatever a query, mutation or subscription failed with. */
export function studioErrorOf(error: unknown): RefusedRequest {
  if (!(error instanceof TRPCClientError)) return { code: 'INTERNAL', values: {} };
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null) return { code: 'UNREACHABLE', values: {} };
  if ('studio' in data && isRefusal(data.studio)) return data.studio;
  if ('code' in data && data.code === 'BAD_REQUEST') return { code: 'INVALID_INPUT', values: {} };
  return { code: 'INTERNAL', values: {} };
}

function isRefusal(value: unknown): value is RefusedRequest {
  return typeof value === 'object' && value !== null && 'code' in value && 'values' in value;
}
