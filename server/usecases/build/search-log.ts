import { z } from 'zod';
import type { Database } from '@/db/database.ts';
import type { UseCaseContext } from '../context.ts';
import { findLog } from './log/find-log.ts';
import { type LogQuery, LogSearch } from './log/log-search.ts';
import { spreadMarks } from './log/spread-marks.ts';

export const searchLogInput = z.object({
  buildId: z.uuid(),
  query: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text'),
      text: z.string().min(1).max(500),
      isRegex: z.boolean().default(false),
      isCaseSensitive: z.boolean().default(false),
    }),
    z.object({ kind: z.literal('level'), level: z.enum(['error', 'warning']) }),
  ]),
  /** The match on this line or the nearest one after it … */
  fromLine: z.number().int().min(0).default(1),
  /** … or so many further, or before it; going round at both ends. */
  offset: z.number().int().min(-1_000_000).max(1_000_000).default(0),
});

export interface FoundInLog {
  /** Lines that match, in the whole log. */
  readonly total: number;
  readonly match: { readonly line: number /** From 1. */; readonly ordinal: number } | undefined;
  /** Of a level, lines that stand for all that match, spread over the log: a scrollbar has room for no more. */
  readonly marks: readonly number[];
}

/**
 * Searches the whole log. Throws `NOT_FOUND`, `INVALID_INPUT` for what is no pattern, `TOO_LARGE` for one that runs
 * away, and the signal's reason when nobody waits for the answer.
 */
export async function searchLog(
  context: UseCaseContext,
  { buildId, query, fromLine, offset }: z.infer<typeof searchLogInput>,
  signal: AbortSignal,
): Promise<FoundInLog> {
  const { logBuildId } = await findLog(context, buildId);
  const search = openSearch(context, logBuildId, query);
  await search.catchUp(context, logBuildId, { who: context.actor.userId, signal });
  const total = search.matches.length;
  const at = (((search.firstFrom(fromLine) + offset) % total) + total) % total;
  const line = search.matches[at];
  return {
    total,
    match: line === undefined ? undefined : { line, ordinal: at + 1 },
    marks: query.kind === 'level' ? spreadMarks(search.matches) : [],
  };
}

/** Searches that somebody steps through are kept; each holds a number a match. */
const keptCount = 8;
const searchesByDatabase = new WeakMap<Database, Map<string, LogSearch>>();

function openSearch({ database, patternSearch }: UseCaseContext, logBuildId: string, query: LogQuery): LogSearch {
  const searches = searchesByDatabase.get(database) ?? new Map<string, LogSearch>();
  searchesByDatabase.set(database, searches);
  const key = JSON.stringify([logBuildId, query]);
  const search = searches.get(key) ?? new LogSearch(query, patternSearch);
  // The newest last: the one that nobody asked for longest goes first.
  searches.delete(key);
  searches.set(key, search);
  const [oldest] = searches.keys();
  if (searches.size > keptCount && oldest !== undefined) searches.delete(oldest);
  return search;
}
