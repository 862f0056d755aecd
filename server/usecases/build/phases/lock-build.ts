import { outlineSections } from '@/core/definition/section-outline.ts';
import type { BaseImageFacts, Lock } from '@/core/lock/lock.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { Resolution } from '../../../ports/conda-solver.ts';
import { lockOnce } from '../../lock/lock-once.ts';
import { resolvePip, solveConda, virtualPackagesOf } from '../../lock/solve-sections.ts';
import type { BuildRun, PhaseOutcome } from '../build-run.ts';
import { writeOwned } from '../write-owned.ts';
import type { ResolvedBase } from './resolve-base.ts';

/** Uses the lock that there is, or resolves the sections and keeps the result for whoever asks for the same. */
export async function lockBuild(run: BuildRun, { base, lock }: ResolvedBase): Promise<PhaseOutcome<StoredLock>> {
  const { build, recorder, studio, signal } = run;
  recorder.enter('lock');
  const { workspaceId, specificationHash } = build;
  for (let known = lock; ; ) {
    if (known) return await takeLock(run, known);
    const locked = await lockOnce(`${workspaceId} ${specificationHash}`, () => makeLock(run, base), signal);
    if (locked) return locked;
    known = await studio.database.stores.locks.findNewest(workspaceId, specificationHash);
  }
}

async function takeLock({ recorder }: BuildRun, lock: StoredLock): Promise<PhaseOutcome<StoredLock>> {
  const step = recorder.addStep('studio:lock');
  recorder.say(step, `Locked on ${lock.lockedAt.slice(0, 16).replace('T', ' ')} UTC: the same versions again.`);
  recorder.updateStep(step, { state: 'cached' });
  await recorder.save({ lockId: lock.id });
  return { ok: true, value: lock };
}

async function makeLock(run: BuildRun, base: BaseImageFacts): Promise<PhaseOutcome<StoredLock>> {
  const resolved = await resolveSections(run, base);
  if (!resolved.ok) return resolved;
  const { workspaceId, specificationHash, requestedBy: lockedBy } = run.build;
  const stored = await writeOwned(run, (stores) =>
    stores.locks.add({ workspaceId, specificationHash, content: resolved.value, lockedBy }),
  );
  await run.recorder.save({ lockId: stored.id });
  return { ok: true, value: stored };
}

async function resolveSections(run: BuildRun, base: BaseImageFacts): Promise<PhaseOutcome<Lock>> {
  const { studio, signal } = run;
  const { definition } = run.build;
  const outline = outlineSections(definition, undefined);
  const conda = outline.hasConda
    ? await lockSection(run, 'conda', () => solveConda(studio, definition, base, signal))
    : nothing;
  if (!conda.ok) return conda;
  const condaPackages = conda.value?.lock.packages ?? [];
  const pythonVersion = conda.value?.pythonVersion ?? base.pythonVersion;
  const pip = outline.hasPip
    ? await lockSection(run, 'pip', () =>
        resolvePip(studio, definition, base, { condaPackages, pythonVersion }, signal),
      )
    : nothing;
  if (!pip.ok) return pip;
  const lock: Lock = {
    base,
    virtualPackages: virtualPackagesOf(base),
    ...(conda.value && { conda: conda.value.lock }),
    ...(pip.value && { pip: pip.value.lock }),
  };
  return { ok: true, value: lock };
}

type LockedSection = Extract<Resolution, { ok: true }>;

const nothing = { ok: true, value: undefined } as const;

/** Resolves one section as a step, and says what came of it. */
async function lockSection(
  { recorder, signal }: BuildRun,
  section: 'conda' | 'pip',
  resolve: () => Promise<Resolution>,
): Promise<PhaseOutcome<LockedSection>> {
  return await recorder.step(`studio:lock-${section}`, async (stepIndex) => {
    const resolution = await resolve();
    signal.throwIfAborted();
    if (!resolution.ok) {
      const { problem } = resolution;
      for (const line of problem.message.split('\n')) recorder.say(stepIndex, line, 2);
      return { ok: false, failure: { cause: { type: 'resolution', section, ...problem }, stepIndex } };
    }
    const { packages } = resolution.lock;
    recorder.say(stepIndex, `${packages.length} packages locked.`);
    for (const { name, version } of packages) recorder.say(stepIndex, `  ${name} ${version}`);
    return { ok: true, value: resolution };
  });
}
