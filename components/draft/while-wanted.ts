interface CancellationToken {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** Does the work with a signal that follows Monaco's token; undefined once the editor no longer wants to know. */
export async function whileWanted<Value>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value | undefined> {
  const unwanted = new AbortController();
  const listening = token.onCancellationRequested(() => unwanted.abort());
  if (token.isCancellationRequested) unwanted.abort();
  try {
    const value = await work(unwanted.signal);
    return unwanted.signal.aborted ? undefined : value;
  } catch (error) {
    if (unwanted.signal.aborted) return undefined;
    throw error;
  } finally {
    listening.dispose();
  }
}
