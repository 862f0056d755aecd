import type { LogChunk } from '@/core/log/log-line.ts';
import { colourLeadLines, type LineRange, type LogStore } from './log-store.ts';

/** Gives what brings parts of a log into its store; a part that is on its way is not asked for again. */
export function createPartLoader(
  store: LogStore,
  read: (range: LineRange) => AsyncIterable<LogChunk>,
): (range: LineRange) => Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const load = async ({ first, last }: LineRange) => {
    const put = store.openPart(first);
    for await (const chunk of read({ first: Math.max(1, first - colourLeadLines), last })) put(chunk);
  };
  return (range) => {
    const key = JSON.stringify([range.first, range.last]);
    const loading = underWay.get(key) ?? load(range).finally(() => underWay.delete(key));
    underWay.set(key, loading);
    return loading;
  };
}
