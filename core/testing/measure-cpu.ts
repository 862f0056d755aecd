/**
 * Milliseconds of processor time that `run` takes in this thread, so that a busy machine fails no test;
 * wall-clock time on a Node older than 23.9, which cannot tell.
 */
export function measureCpuMs(run: () => void): number {
  const usage = () => {
    if (typeof process.threadCpuUsage !== 'function') return performance.now();
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const startedAt = usage();
  run();
  return usage() - startedAt;
}
