import { z } from 'zod';
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
    const texts = lines.map(([, atMs, , text]) => {
      const time = hasTimes ? `${new Date(startMs + atMs).toISOString()} ` : '';
      return `${time}${stripAnsi(text)}\n`;
    });
    yield texts.join('');
  }
}
