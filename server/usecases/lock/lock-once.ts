/** What this process resolves now, by specification. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Does `work`, unless the same is under way already: then that is waited for, however it ends, and the
 * answer is undefined. A version's own lock and its first build are usually asked for together.
 */
export async function lockOnce<Value>(
  key: string,
  work: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  signal.throwIfAborted();
  const earlier = underWay.get(key);
  if (earlier) {
    const stopped = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => stopped.resolve(), { once: true });
    await Promise.race([earlier.catch(() => {}), stopped.promise]);
    signal.throwIfAborted();
    return undefined;
  }
  const working = work().finally(() => underWay.delete(key));
  underWay.set(key, working);
  return await working;
}
