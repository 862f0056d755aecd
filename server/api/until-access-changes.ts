import type { ApiContext } from './context.ts';

/** Sign-out, a changed role and a revoked token are told at once; that a session or a token ran out is seen by looking. */
const lookIntervalMs = 60_000;

/**
 * Resolves when `userId` may no longer do what they could when they were let in, or when `signal` aborts:
 * whoever holds a long connection then has it ended, and asks anew. Never rejects.
 */
export async function untilAccessChanges(
  {
    studio: { events, clock },
    findUser,
  }: Pick<ApiContext, 'findUser'> & {
    readonly studio: Pick<ApiContext['studio'], 'events' | 'clock'>;
  },
  userId: string,
  signal: AbortSignal,
): Promise<void> {
  const seen = new AbortController();
  const watching = AbortSignal.any([signal, seen.signal]);

  const untilTold = async () => {
    for await (const _ of events.subscribe(`access:${userId}`, watching)) return;
  };
  const untilRunOut = async () => {
    for (;;) {
      await clock.sleep(lookIntervalMs, watching);
      // A database that does not answer now is no reason to send anybody away.
      const isSame = await findUser().then(
        (user) => user?.id === userId,
        () => true,
      );
      if (!isSame) return;
    }
  };

  try {
    await Promise.race([untilTold(), untilRunOut()]);
  } catch {
    // Both end so when the signal aborts; where the event bus itself fails, asking anew is the safe answer.
  } finally {
    seen.abort();
  }
}
