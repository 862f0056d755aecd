import { z } from 'zod';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { compareSteps, type StepComparison } from '@/core/build/compare-steps.ts';
import { StudioError } from '@/core/errors.ts';
import { compareLocks, type PackageChange } from '@/core/lock/compare-locks.ts';
import type { Lock } from '@/core/lock/lock.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import { matchingLines } from '@/core/log/matching-lines.ts';
import type { UseCaseContext } from '../context.ts';
import { readLogLines } from './log/read-log-lines.ts';
import { levelLines } from './log/sought-lines.ts';

export const compareWithLastGoodInput = z.object({ buildId: z.uuid() });

export interface BuildComparison {
  readonly good: Pick<BuildDetail, 'id' | 'versionNumber' | 'finishedAt'>;
  /** What they started from, where it is not the same; a side is absent where its base was not found. */
  readonly base: { readonly left: string | undefined; readonly right: string | undefined } | undefined;
  /** Undefined while one of them is not locked. */
  readonly packages: readonly PackageChange[] | undefined;
  readonly steps: readonly StepComparison[];
  /** The first line that announces an error which the good build did not. */
  readonly firstError: { readonly line: number; readonly text: string } | undefined;
}

/** Compares a build (right) with the last one of its environment that succeeded before it (left); undefined when there is none. Throws `NOT_FOUND`. */
export async function compareWithLastGood(
  context: UseCaseContext,
  { buildId }: z.infer<typeof compareWithLastGoodInput>,
): Promise<{ readonly comparison: BuildComparison | undefined }> {
  const { builds, buildHistory } = context.database.stores;
  const { workspaceId } = context.actor;
  const build = await builds.find(workspaceId, buildId);
  if (!build) throw new StudioError('NOT_FOUND', { what: 'build' });
  const goodId = await buildHistory.findLastGood(workspaceId, buildId);
  const good = goodId && (await builds.find(workspaceId, goodId));
  if (!good) return { comparison: undefined };
  const [left, right] = [await findLock(context, good), await findLock(context, build)];
  return {
    comparison: {
      good: { id: good.id, versionNumber: good.versionNumber, finishedAt: good.finishedAt },
      base: left?.base.imageId === right?.base.imageId ? undefined : { left: nameBase(left), right: nameBase(right) },
      packages: left && right && compareLocks(left, right),
      steps: compareSteps(good.steps, build.steps),
      firstError: await findFirstNewError(context, good, build),
    },
  };
}

async function findLock({ database }: UseCaseContext, { lockId }: BuildDetailWithLog): Promise<Lock | undefined> {
  return lockId === undefined ? undefined : (await database.stores.locks.find(lockId))?.content;
}

type BuildDetailWithLog = Pick<BuildDetail, 'id' | 'sharedBuildId' | 'lockId'>;

function nameBase(lock: Lock | undefined): string | undefined {
  return lock && `${lock.base.reference} (${lock.base.imageId.slice(0, 'sha256:'.length + 12)})`;
}

async function findFirstNewError(context: UseCaseContext, good: BuildDetailWithLog, build: BuildDetailWithLog) {
  const known = new Set<string>();
  for await (const { text } of readErrors(context, good)) known.add(withoutFigures(text));
  for await (const error of readErrors(context, build)) if (!known.has(withoutFigures(error.text))) return error;
  return undefined;
}

async function* readErrors(context: UseCaseContext, { id, sharedBuildId }: BuildDetailWithLog) {
  const errors = levelLines('error');
  for await (const { firstLine, lines } of readLogLines(context, sharedBuildId ?? id)) {
    const indexes = matchingLines(lines, errors);
    const texts = indexes.length > 0 ? logLineTexts(lines) : [];
    for (const index of indexes) yield { line: firstLine + index, text: texts[index] ?? '' };
  }
}

/** Times, sizes and hashes differ in what is the same error. */
function withoutFigures(text: string): string {
  return text.replaceAll(/[0-9a-f]{8,}|\d+/g, '#');
}
