import { explainFailure } from '@/core/build/explain-failure.ts';
import type { FailureCause } from '@/core/build/failure-facts.ts';
import { isStudioError } from '@/core/errors.ts';
import { createPatientDatabase } from '@/db/patient-database.ts';
import type { BuildLogStore } from '@/db/stores/build-log-store.ts';
import type { BuildResult, EndedBuild } from '@/db/stores/build-progress-store.ts';
import type { ClaimedBuild } from '@/db/stores/build-queue-store.ts';
import { type BuildRecorder, createBuildRecorder } from '../usecases/build/build-recorder.ts';
import type { PhaseFailure } from '../usecases/build/build-run.ts';
import { BuildStopped } from '../usecases/build/build-stopped.ts';
import { sealLog } from '../usecases/build/log/seal-log.ts';
import { nameImage } from '../usecases/build/name-image.ts';
import { type RunOutcome, runBuild } from '../usecases/build/run-build.ts';
import type { Studio } from '../usecases/context.ts';
import { unlessItHangs } from './unless-it-hangs.ts';
import type { WorkObserver } from './work-observer.ts';

export interface BuildWork {
  readonly studio: Studio;
  readonly build: ClaimedBuild;
  /** Stops the work with a `BuildStopped` as its reason. */
  readonly stop: AbortController;
  /** Errors that are defects of ours: the user is told `internal`, the operator what it was. */
  readonly reportError: (error: unknown) => void;
  readonly observer: WorkObserver | undefined;
}

/** Works on a claimed build to its end and stores how it ended. A build that was lost or put back is left alone. */
export async function workOnBuild({ build, stop, reportError, observer, ...work }: BuildWork): Promise<void> {
  const { clock } = work.studio;
  // Each write names the attempt and says the same when it is made twice. However long the database is away or has no
  // space, that is no fault of the build's: it waits to be told of. Its own time limit ends what it does meanwhile.
  const givenUp = onceGivenUp(stop.signal);
  const database = createPatientDatabase(work.studio.database, {
    sleep: (durationMs) => clock.sleep(durationMs, givenUp),
  });
  const studio: Studio = { ...work.studio, database };
  const { buildLogs, buildProgress } = database.stores;
  const onLost = () => stop.abort(new BuildStopped('lost'));
  const logs: Pick<BuildLogStore, 'append'> = {
    async append(ownership, chunk) {
      const isStored = await buildLogs.append(ownership, chunk);
      if (isStored) observer?.wrote(build, chunk.lineCount);
      return isStored;
    },
  };
  const recorder = createBuildRecorder({
    ownership: build,
    store: buildProgress,
    logs,
    clock,
    startedAt: build.startedAt,
    steps: build.steps,
    lineCount: build.lineCount,
    onLost,
  });
  if (build.attempt > 1) recorder.say(recorder.addStep('studio:next-attempt', 'done'), nextAttemptText(build.attempt));

  const timeLimit = setTimeout(() => stop.abort(new BuildStopped('time-limit')), build.timeLimitMs);
  const running = runBuild({ studio, build, recorder, signal: stop.signal });
  const outcome = await unlessItHangs(running, stop.signal, clock)
    .catch((error: unknown) => explainError(error, stop.signal, build, reportError))
    .finally(() => clearTimeout(timeLimit));
  if (!outcome) {
    // Put back into the queue, or lost: who goes on shall find the outline as the log knows it.
    await recorder.close('cancelled');
    await recorder.save({ phases: recorder.phases, steps: recorder.steps });
    const isHandedOver = stop.signal.reason instanceof BuildStopped && stop.signal.reason.stopReason === 'shutdown';
    observer?.left(build, isHandedOver ? 'handed-over' : 'lost');
    return;
  }

  const ended = await finish(studio, build, recorder, outcome);
  // Lost without having heard of it: how the build ends, and its log, are another worker's.
  if (!ended) {
    observer?.left(build, 'lost');
    return;
  }
  observer?.ended(build, {
    state: outcome.state,
    durationMs: clock.now().getTime() - Date.parse(build.startedAt),
    lineCount: recorder.lineCount - build.lineCount,
    ...(outcome.failure && { reason: outcome.failure.cause.type }),
  });
  if (outcome.imageId) await nameImages(studio, ended, outcome.imageId).catch(reportError);
  await sealLog(studio, build.buildId).catch(reportError);
}

/** Aborts when this worker has no more to say of the build: another one has it, or shall have it. */
function onceGivenUp(stop: AbortSignal): AbortSignal {
  const givenUp = new AbortController();
  const onStop = () => {
    const { reason } = stop;
    const isGivenUp = reason instanceof BuildStopped && ['lost', 'shutdown'].includes(reason.stopReason);
    if (isGivenUp) givenUp.abort(reason);
  };
  stop.addEventListener('abort', onStop, { once: true });
  return givenUp.signal;
}

async function finish(
  { database }: Studio,
  build: ClaimedBuild,
  recorder: BuildRecorder,
  { failure, ...outcome }: RunOutcome,
): Promise<readonly EndedBuild[] | undefined> {
  const { phase } = recorder;
  await recorder.close(outcome.state === 'succeeded' ? 'done' : outcome.state);
  const result: BuildResult = {
    ...outcome,
    phase,
    phases: recorder.phases,
    steps: recorder.steps,
    ...(failure && { failure: explain(failure, build, recorder, phase) }),
  };
  return await database.transaction((stores) => stores.buildProgress.finish(build, result));
}

function explain(failure: PhaseFailure, build: ClaimedBuild, recorder: BuildRecorder, phase: BuildRecorder['phase']) {
  const { cause, stepIndex, userLineOffset } = failure;
  const stepName = stepIndex === undefined ? undefined : recorder.steps[stepIndex]?.name;
  return explainFailure({
    cause,
    phase,
    definition: build.definition,
    tail: stepIndex === undefined ? [] : recorder.tail(stepIndex),
    ...(stepIndex !== undefined && { stepIndex }),
    ...(stepName !== undefined && { stepName }),
    ...(userLineOffset !== undefined && { userLineOffset }),
  });
}

/** What was thrown instead of returned: the stop that was asked for or met, the engine's absence, or a defect. */
function explainError(
  error: unknown,
  signal: AbortSignal,
  build: ClaimedBuild,
  reportError: (error: unknown) => void,
): RunOutcome | undefined {
  const stopped: unknown = signal.aborted ? signal.reason : error;
  if (stopped instanceof BuildStopped) {
    const { stopReason } = stopped;
    if (stopReason === 'cancelled') return { state: 'cancelled' };
    if (stopReason !== 'time-limit') return undefined;
    return { state: 'failed', failure: { cause: { type: 'time-limit', limitMs: build.timeLimitMs } } };
  }
  return { state: 'failed', failure: { cause: causeOf(error, reportError) } };
}

function causeOf(error: unknown, reportError: (error: unknown) => void): FailureCause {
  if (isStudioError(error) && error.code === 'ENGINE_UNAVAILABLE') {
    return { type: 'engine-lost', message: 'The engine does not answer.' };
  }
  if (isStudioError(error) && error.code === 'INVALID_INPUT') {
    const message = `The definition's ${error.values.field ?? 'settings'} cannot be written into a Dockerfile.`;
    return { type: 'resolution', section: 'pip', kind: 'invalid-definition', message, packages: [] };
  }
  reportError(error);
  return { type: 'internal', message: 'Something went wrong inside the studio.' };
}

async function nameImages(studio: Studio, builds: readonly EndedBuild[], imageId: string): Promise<void> {
  for (const { buildId } of builds) await nameImage(studio, buildId, imageId);
}

function nextAttemptText(attempt: number): string {
  return `The studio was interrupted while it worked on this build. Attempt ${attempt} begins here.`;
}
