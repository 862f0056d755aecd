import { z } from 'zod';
import { stripAnsi } from '@/core/log/strip-ansi.ts';
import type { UseCaseContext } from '../context.ts';
import { getBuild } from './get-build.ts';
import { createLineMatcher } from './log/line-matcher.ts';
import { readLogLines } from './log/read-log-lines.ts';

export const searchLogInput = z.object({
  buildId: z.uuid(),
  query: z.string().min(1).max(500),
  isRegex: z.boolean().default(false),
  isCaseSensitive: z.boolean().default(false),
  limit: z.number().int().min(1).max(10_000).default(1000),
});

/** Numbers of the lines that match, the first `limit` of them, and how many there are in all. Throws `NOT_FOUND`, `INVALID_INPUT`, `TOO_LARGE`. */
export async function searchLog(
  context: UseCaseContext,
  { buildId, limit, ...search }: z.infer<typeof searchLogInput>,
): Promise<{ readonly matches: readonly number[]; readonly total: number }> {
  const build = await getBuild(context, { buildId });
  const findMatches = createLineMatcher(search);
  const matches: number[] = [];
  let total = 0;
  for await (const { firstLine, lines } of readLogLines(context, build.sharedBuildId ?? buildId)) {
    const found = findMatches(lines.map(([, , , text]) => stripAnsi(text)));
    total += found.length;
    matches.push(...found.slice(0, limit - matches.length).map((index) => firstLine + index));
  }
  return { matches, total };
}
