import { and, eq, type SQL } from 'drizzle-orm';
import { build } from '../schema/build.ts';

/** One of the attempts at a build; they count up from 1. */
export interface BuildAttempt {
  readonly buildId: string;
  readonly attempt: number;
}

/**
 * Proof that a worker owns a build. Every write of a worker carries it and does nothing once it is no longer true; but
 * for facts named after what they are about (an image id, a hash of inputs), which are as true whoever keeps them.
 */
export interface BuildOwnership extends BuildAttempt {
  readonly workerId: string;
}

export function owned(ownership: BuildOwnership): SQL | undefined {
  return and(
    eq(build.id, ownership.buildId),
    eq(build.attempt, ownership.attempt),
    eq(build.workerId, ownership.workerId),
  );
}
