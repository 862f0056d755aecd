import type { TRPCClient } from '@trpc/client';
import type { LogLine } from '../../core/log/log-line.ts';
import { parseLogLines } from '../../core/log/parse-log-lines.ts';
import type { AppRouter } from '../../server/api/root.ts';

/** All lines there are, up to the most that one call gives. */
export async function readLog(
  client: TRPCClient<AppRouter>,
  build: { readonly workspace: string; readonly buildId: string },
): Promise<readonly LogLine[]> {
  const { lines } = await client.build.readLog.query({ ...build, firstLine: 1, lineCount: 10_000 });
  return parseLogLines(lines);
}
