import type { Logger } from 'pino';

/** What an orderly end may take beyond the grace that was given to builds and requests: nothing that still hangs is worth waiting for. */
const shutdownLimitMs = 2_700;

/** The first signal ends the studio in order; a second one ends the grace of what still works. */
export function stopOnSignal(log: Logger, graceMs: number, close: (hurry: AbortSignal) => Promise<void>): void {
  const hurry = new AbortController();
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) {
      hurry.abort();
      return;
    }
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), graceMs + shutdownLimitMs).unref();
    await close(hurry.signal);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stop(signal).catch((error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      });
    });
  }
}
