import { outlineSections } from '@/core/definition/section-outline.ts';
import type { Dockerfile } from '@/core/dockerfile/dockerfile.ts';
import { findForbiddenUse } from '@/core/dockerfile/find-forbidden-use.ts';
import { parseDockerfile } from '@/core/dockerfile/parse-dockerfile.ts';
import { isStudioError } from '@/core/errors.ts';
import type { BaseImageFacts } from '@/core/lock/lock.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import { findBaseFacts } from '../../base-image/find-base-facts.ts';
import type { BuildRun, PhaseOutcome } from '../build-run.ts';
import { containerLabels } from '../container-labels.ts';
import { discardImage } from '../discard-image.ts';
import { runEngineBuild } from '../engine-build.ts';

export interface ResolvedBase {
  /** What the sections are resolved for. */
  readonly base: BaseImageFacts;
  /** The lock of this specification, where there is one already. */
  readonly lock: StoredLock | undefined;
}

/** Of a user's own FROM nothing needs to be known: its text says which image it is. */
const ownFrom: BaseImageFacts = { reference: '', imageId: '', user: '', sizeBytes: 0 };

/**
 * Sees to it that the base image is on the engine and finds out what it is. Where the user's own
 * Dockerfile comes before sections, that part is built first: they are resolved for what it leaves.
 */
export async function resolveBase(run: BuildRun): Promise<PhaseOutcome<ResolvedBase>> {
  const { studio, build, recorder } = run;
  recorder.enter('resolve-base');
  const lock = await studio.database.stores.locks.findNewest(build.workspaceId, build.specificationHash);
  const { definition } = build;
  const outline = outlineSections(definition, undefined);
  const dockerfile = parseDockerfile(definition.dockerfile).value;
  const dependsOnUserPart = definition.dockerfile.trim() !== '' && (outline.hasConda || outline.hasPip);

  const base = dockerfile?.hasFrom ? await fetchOwnBases(run, dockerfile) : await fetchBase(run, lock?.content.base);
  if (!base.ok) return base;
  if (lock) {
    // What a lock says of a base with a user's part on it is about both.
    const isSame = dependsOnUserPart || base.value.imageId === lock.content.base.imageId;
    return isSame ? { ok: true, value: { lock, base: lock.content.base } } : refuseOtherBase(run, base.value, lock);
  }

  const start = dependsOnUserPart ? await buildUserPart(run, base.value) : base;
  return start.ok ? { ok: true, value: { lock, base: start.value } } : start;
}

/** The base image of the lock, of the definition, or the workspace's default. */
async function fetchBase(run: BuildRun, locked: BaseImageFacts | undefined): Promise<PhaseOutcome<BaseImageFacts>> {
  const { studio, build, recorder, signal } = run;
  const chosen = build.definition.baseImage.trim();
  const fallback = await studio.database.stores.baseImages.findDefault(build.workspaceId);
  const reference = locked?.repositoryDigest ?? locked?.reference ?? (chosen || fallback?.reference);
  return await recorder.step<BaseImageFacts>('studio:resolve-base', async (stepIndex) => {
    if (!reference) return missing('', 'This workspace has no base image yet.', stepIndex);
    if (!(await studio.imageStore.find(reference))) {
      recorder.say(stepIndex, `${reference} is not on the engine: pulling it.`);
      const pulled = await studio.imageStore.pull(reference, (text) => recorder.say(stepIndex, text, 1), signal);
      signal.throwIfAborted();
      if (!pulled.ok) return missing(reference, pulled.message, stepIndex);
    }
    const refusal = await refuseTriggers(run, reference, stepIndex);
    if (refusal) return refusal;
    const facts = await findBaseFacts(studio, reference, signal, containerLabels(run.build));
    recorder.say(stepIndex, describe(facts));
    return { ok: true, value: facts };
  });
}

/**
 * Sees to it that the images which a user's own Dockerfile starts from bring no instructions that reach for
 * the studio's secrets. One that cannot be had is left to the engine, which says it best.
 */
async function fetchOwnBases(run: BuildRun, dockerfile: Dockerfile): Promise<PhaseOutcome<BaseImageFacts>> {
  const { studio, recorder, signal } = run;
  const foreign = dockerfile.stages.filter(({ baseStage }) => baseStage === undefined);
  for (const reference of new Set(foreign.map(({ resolvedBase }) => resolvedBase))) {
    if (reference === '' || reference === 'scratch') continue;
    if (!(await studio.imageStore.find(reference))) {
      const stepIndex = recorder.addStep('studio:resolve-base');
      await studio.imageStore.pull(reference, (text) => recorder.say(stepIndex, text, 1), signal);
      signal.throwIfAborted();
      recorder.updateStep(stepIndex, { state: 'done' });
    }
    const refusal = await refuseTriggers(run, reference, undefined);
    if (refusal) return refusal;
  }
  return { ok: true, value: ownFrom };
}

/** An image's triggers are instructions of whoever made it, in a build that has our secrets. */
async function refuseTriggers(
  { studio }: BuildRun,
  reference: string,
  stepIndex: number | undefined,
): Promise<PhaseOutcome<never> | undefined> {
  const image = await studio.imageStore.find(reference);
  const forbidden = findForbiddenUse(image?.triggers.join('\n') ?? '');
  if (!forbidden) return undefined;
  const message = `${reference} cannot be built upon, because of what it does then (ONBUILD): ${forbidden.message}`;
  return { ok: false, failure: { cause: { type: 'base-image-refused', reference, message }, stepIndex } };
}

/** The name was given to another image since: what it holds has another hash, so it is not this version's. */
function refuseOtherBase({ recorder }: BuildRun, base: BaseImageFacts, lock: StoredLock): PhaseOutcome<never> {
  const { reference, imageId } = lock.content.base;
  const message = `${reference} is another image now (${base.imageId}) than the one that was locked (${imageId}).`;
  const stepIndex = recorder.steps.length - 1;
  return { ok: false, failure: { cause: { type: 'base-image-changed', reference, message }, stepIndex } };
}

function missing(reference: string, message: string, stepIndex: number): PhaseOutcome<never> {
  return { ok: false, failure: { cause: { type: 'base-image-missing', reference, message }, stepIndex } };
}

/** The user's own Dockerfile alone, to learn what the sections are put upon. */
async function buildUserPart(run: BuildRun, base: BaseImageFacts): Promise<PhaseOutcome<BaseImageFacts>> {
  const { build, studio, signal } = run;
  const definition = { ...build.definition, conda: '', pip: '', variables: [], user: '', baseImage: base.reference };
  for (;;) {
    const built = await runEngineBuild(run, { definition, part: 'user-part' });
    if (!built.ok) return built;
    const facts = await findBaseFacts(studio, built.value, signal, containerLabels(build)).catch(unlessDiscarded);
    // Another build of the same part was done with the image before we had asked it: from the cache, it is there at once.
    if (!facts) continue;
    await discardImage(run, built.value);
    const { reference, repositoryDigest } = base;
    return { ok: true, value: { ...facts, reference, ...(repositoryDigest && { repositoryDigest }) } };
  }
}

function unlessDiscarded(error: unknown): undefined {
  if (!isStudioError(error) || error.code !== 'IMAGE_NOT_FOUND') throw error;
}

function describe(facts: BaseImageFacts): string {
  const parts = [
    facts.distribution,
    facts.pythonVersion && `Python ${facts.pythonVersion}`,
    facts.glibcVersion && `glibc ${facts.glibcVersion}`,
    facts.cudaVersion && `CUDA ${facts.cudaVersion}`,
  ];
  return `${facts.reference} (${facts.imageId.slice(0, 19)}): ${parts.filter(Boolean).join(', ')}`;
}
