import { StudioError } from '@/core/errors.ts';

const connectionCodes = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EACCES',
  'EPERM',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Node's code of a failed call (`ECONNREFUSED` …), when it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** True when there was no answer at all, as opposed to an engine that says no. */
export function isConnectionError(error: unknown): boolean {
  return connectionCodes.has(errorCode(error) ?? '');
}

/** The HTTP status of an engine's refusal. */
export function statusCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** The engine's own words, without docker-modem's "(HTTP code 404) no such container - ". */
export function errorMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^\(HTTP code \d+\) [^-]* - /, '').trim();
}

/** Runs a call to the engine; a lost connection becomes `ENGINE_UNAVAILABLE`, a 404 on an image `IMAGE_NOT_FOUND`. */
export async function callEngine<Result>(call: () => Promise<Result>, imageReference?: string): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (isConnectionError(error)) {
      throw new StudioError('ENGINE_UNAVAILABLE', { detail: errorMessage(error) }, { cause: error });
    }
    if (statusCode(error) === 404 && imageReference !== undefined) {
      throw new StudioError('IMAGE_NOT_FOUND', { reference: imageReference }, { cause: error });
    }
    throw error;
  }
}
