import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

const refusalSchema = z.object({ studio: z.object({ code: z.string() }) });

/** The code of a studio's refusal; `UNREACHABLE` when no answer came. Throws what is not of a call. */
export function refusalCode(error: unknown): string {
  if (!(error instanceof TRPCClientError)) throw error;
  const refusal = refusalSchema.safeParse(error.data);
  return refusal.success ? refusal.data.studio.code : 'UNREACHABLE';
}
