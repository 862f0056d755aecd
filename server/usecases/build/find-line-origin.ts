import { z } from 'zod';
import type { BuildFailure } from '@/core/build/build.ts';
import { findLogLineOrigin } from '@/core/build/find-log-line-origin.ts';
import { StudioError } from '@/core/errors.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import { stripAnsi } from '@/core/log/strip-ansi.ts';
import type { UseCaseContext } from '../context.ts';
import { readLogRange } from './log/read-log-range.ts';

export const findLineOriginInput = z.object({ buildId: z.uuid(), line: z.number().int().min(1) });

/** The line of the definition that a line of the log comes from, where one can be told. Throws `NOT_FOUND` without the build. */
export async function findLineOrigin(
  context: UseCaseContext,
  { buildId, line }: z.infer<typeof findLineOriginInput>,
): Promise<{ readonly origin: BuildFailure['origin'] }> {
  const { builds } = context.database.stores;
  const build = await builds.find(context.actor.workspaceId, buildId);
  const request = await builds.findRequest(context.actor.workspaceId, buildId);
  if (!build || !request) throw new StudioError('NOT_FOUND', { what: 'build' });
  const chunk = await readLogRange(context, build.sharedBuildId ?? buildId, { afterLine: line - 1, lineCount: 1 });
  const [said] = chunk ? parseLogLines(chunk.lines) : [];
  const step = said && build.steps[said[0]];
  return { origin: step && findLogLineOrigin(request.definition, step.name, stripAnsi(said[3])) };
}
