import type { Clock } from '../ports/clock.ts';
import { BuildStopped } from '../usecases/build/build-stopped.ts';

export interface HeldLease {
  /** Renews it once, and tells whose the build is and whether it is to be cancelled. */
  readonly renew: () => Promise<{ readonly isOwned: boolean; readonly isCancelRequested: boolean }>;
  /** A third of the lease: two more tries before it runs out. */
  readonly renewalMs: number;
  /** Stops the work when the build was lost, or is to be cancelled. */
  readonly stop: AbortController;
  /** Resolves when the work is done. */
  readonly done: Promise<void>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly reportError: (error: unknown) => void;
}

/** Keeps a build for its worker for as long as the work takes. */
export async function keepLease({ renew, renewalMs, stop, done, clock, reportError }: HeldLease): Promise<void> {
  let isOver = false;
  const over = done.then(() => {
    isOver = true;
  });
  const renewOnce = async () => {
    const lease = await renew();
    if (!lease.isOwned && !isOver) stop.abort(new BuildStopped('lost'));
    else if (lease.isCancelRequested) stop.abort(new BuildStopped('cancelled'));
  };
  for (;;) {
    await Promise.race([clock.sleep(renewalMs), over]);
    if (isOver) return;
    // Not waited for: on a connection that has died it takes longer than the lease, and the next one may get through.
    void renewOnce().catch(reportError);
  }
}
