import { z } from 'zod';
import { sectionLockSchema } from '@/core/lock/lock.ts';
import { resolutionProblemKinds } from '@/core/lock/resolution-problem.ts';
import type { Resolution } from '@/server/ports/conda-solver.ts';

/** What our program may answer (program/resolution.py). */
export const resolutionSchema: z.ZodType<Resolution> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), lock: sectionLockSchema, pythonVersion: z.string().exactOptional() }),
  z.object({
    ok: z.literal(false),
    problem: z.object({
      kind: z.enum(resolutionProblemKinds),
      message: z.string(),
      packages: z.array(z.string()),
      address: z.string().exactOptional(),
    }),
  }),
]);
