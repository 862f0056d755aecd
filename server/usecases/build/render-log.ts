import { z } from 'zod';
import type { UseCaseContext } from '../context.ts';
import { patiently } from '../patiently.ts';
import { getBuild } from './get-build.ts';
import { readLogLines } from './log/read-log-lines.ts';
import { logFormats, renderPiece } from './log/render-piece.ts';
import { watchLog } from './log/watch-log.ts';

export const renderLogInput = z.object({
  buildId: z.uuid(),
  format: z.enum(logFormats).default('text'),
  hasTimes: z.boolean().default(false),
  /** Goes on with what comes until the build is over; otherwise ends with what there is. */
  isFollowed: z.boolean().default(false),
  fromLine: z.coerce.number().int().min(1).max(1_000_000_000).default(1),
});

/** The log as a file, piece by piece, UTF-8; pieces are shared and must not be changed. Throws `NOT_FOUND` before the first piece. */
export async function* renderLog(
  context: UseCaseContext,
  input: z.infer<typeof renderLogInput>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { buildId, fromLine, isFollowed } = input;
  const build = await getBuild(context, { buildId });
  const pieces = isFollowed
    ? watchLog(context, { buildId, fromLine }, signal)
    : readLogLines(context, build.sharedBuildId ?? buildId, fromLine - 1);
  let startMs: number | undefined;
  for await (const piece of pieces) {
    // The first line may be that of another log: of a build that shared another's work and goes on alone.
    if (startMs === undefined || piece.firstLine === 1) startMs = await findStart();
    yield renderPiece(piece, { ...input, startMs });
  }
  // What was cut off must not look like an end.
  signal.throwIfAborted();

  /** What waited when its log was asked for has begun by its first line, perhaps as a part of another's work. */
  async function findStart(): Promise<number> {
    const begun = await patiently(context.clock, signal, () => getBuild(context, { buildId }));
    return Date.parse(begun.workStartedAt ?? begun.requestedAt);
  }
}
