import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import { stripAnsi } from '@/core/log/strip-ansi.ts';
import type { UseCaseContext } from '../context.ts';
import { getBuild } from './get-build.ts';
import { readLogLines } from './log/read-log-lines.ts';

export const searchLogInput = z.object({
  buildId: z.uuid(),
  query: z.string().min(1).max(500),
  isRegex: z.boolean().default(false),
  isCaseSensitive: z.boolean().default(false),
  limit: z.number().int().min(1).max(10_000).default(1000),
});

/** A regular expression that takes longer has run away; the search ends and says so. */
const timeLimitMs = 5000;

/** Numbers of the lines that match, the first `limit` of them, and how many there are in all. */
export async function searchLog(
  context: UseCaseContext,
  { buildId, limit, ...search }: z.infer<typeof searchLogInput>,
): Promise<{ readonly matches: readonly number[]; readonly total: number }> {
  const build = await getBuild(context, { buildId });
  const isMatch = createMatcher(search);
  const deadline = context.clock.now().getTime() + timeLimitMs;
  const matches: number[] = [];
  let total = 0;
  for await (const { firstLine, lines } of readLogLines(context, build.sharedBuildId ?? buildId)) {
    for (const [index, [, , , text]] of lines.entries()) {
      if (!isMatch(stripAnsi(text))) continue;
      total += 1;
      if (matches.length < limit) matches.push(firstLine + index);
    }
    if (context.clock.now().getTime() > deadline) throw new StudioError('TOO_LARGE', { what: 'search' });
  }
  return { matches, total };
}

function createMatcher(search: Pick<z.infer<typeof searchLogInput>, 'query' | 'isRegex' | 'isCaseSensitive'>) {
  const { query, isRegex, isCaseSensitive } = search;
  if (isRegex) {
    try {
      const pattern = new RegExp(query, isCaseSensitive ? '' : 'i');
      return (text: string) => pattern.test(text);
    } catch (cause) {
      throw new StudioError('INVALID_INPUT', { field: 'query' }, { cause });
    }
  }
  if (isCaseSensitive) return (text: string) => text.includes(query);
  const lowered = query.toLowerCase();
  return (text: string) => text.toLowerCase().includes(lowered);
}
