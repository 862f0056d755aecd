import { z } from 'zod';

export const buildStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type BuildState = (typeof buildStates)[number];

export function isFinished(state: BuildState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}

/** In the order in which a build passes them (DESIGN §5). A reused image ends after `lock`. */
export const buildPhases = ['queued', 'resolve-base', 'lock', 'build', 'check', 'record'] as const;
export type BuildPhase = (typeof buildPhases)[number];

export const phaseTimeSchema = z.object({
  phase: z.enum(buildPhases),
  /** ISO instants; a phase without `finishedAt` is the current one. */
  startedAt: z.string(),
  finishedAt: z.string().optional(),
});
export type PhaseTime = z.infer<typeof phaseTimeSchema>;

/** One step of the engine (a Dockerfile instruction) or of the studio (lock, check). */
export const buildStepSchema = z.object({
  /** Position in the outline, from 0; log lines refer to it. */
  index: z.number().int(),
  phase: z.enum(buildPhases),
  /** The engine's words, `[2/5] RUN …`, or a studio step's code (`studio:lock-pip`). */
  name: z.string(),
  state: z.enum(['pending', 'running', 'done', 'cached', 'failed', 'cancelled']),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  /** First and last log line, from 1; absent while the step is silent. */
  firstLine: z.number().int().optional(),
  lastLine: z.number().int().optional(),
  error: z.string().optional(),
  /** The engine dropped lines of it: it keeps so many a step and a second. */
  isClipped: z.boolean().optional(),
});
export type BuildStep = z.infer<typeof buildStepSchema>;

/** Why a build failed, from exit facts before words in the log. Each has a cause and a remedy in the message files. */
export const failureReasons = [
  'package-not-found',
  'no-version-fits',
  'conflict',
  'index-unreachable',
  'channel-unreachable',
  'base-image-missing',
  'base-image-changed',
  'base-image-refused',
  'dockerfile-syntax',
  'invalid-definition',
  'source-build-refused',
  'command-failed',
  'hash-mismatch',
  'check-failed',
  'engine-lost',
  'disk-full',
  'out-of-memory',
  'time-limit',
  'worker-lost',
  'internal',
] as const;
export type FailureReason = (typeof failureReasons)[number];

export const buildFailureSchema = z.object({
  reason: z.enum(failureReasons),
  phase: z.enum(buildPhases),
  stepIndex: z.number().int().optional(),
  /** The first line that says what went wrong, in the tool's own words. */
  message: z.string(),
  /** Number of that line in the log, from 1. */
  line: z.number().int().optional(),
  exitCode: z.number().int().optional(),
  /** Where in the definition it comes from. */
  origin: z.object({ section: z.enum(['conda', 'pip', 'dockerfile', 'settings']), line: z.number().int() }).optional(),
  /** Fills the cause's sentence: package, version, host, limit … */
  values: z.record(z.string(), z.string()),
});
export type BuildFailure = z.infer<typeof buildFailureSchema>;
