import { z } from 'zod';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import { stripAnsi } from '@/core/log/strip-ansi.ts';
import type { UseCaseContext } from '../context.ts';
import { getBuild } from './get-build.ts';
import { readLogLines } from './log/read-log-lines.ts';

export const renderLogTextInput = z.object({
  buildId: z.uuid(),
  /** Each line begins with its instant. */
  hasTimes: z.boolean().default(false),
});

/** The log as plain text without colours, piece by piece, for the download. Throws `NOT_FOUND` before the first piece. */
export async function* renderLogText(
  context: UseCaseContext,
  { buildId, hasTimes }: z.infer<typeof renderLogTextInput>,
): AsyncGenerator<string> {
  const build = await getBuild(context, { buildId });
  const startMs = Date.parse(build.startedAt ?? build.requestedAt);
  for await (const { lines } of readLogLines(context, build.sharedBuildId ?? buildId)) {
    if (!hasTimes) {
      yield `${logLineTexts(lines).join('\n')}\n`;
      continue;
    }
    const texts = parseLogLines(lines).map(
      ([, atMs, , text]) => `${new Date(startMs + atMs).toISOString()} ${stripAnsi(text)}\n`,
    );
    yield texts.join('');
  }
}
