import { findForbiddenUse } from '@/core/dockerfile/find-forbidden-use.ts';
import { type RenderRequest, renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import type { ImageBuildEvent, ImageBuildOutcome } from '../../ports/image-builder.ts';
import type { BuildRun, PhaseOutcome } from './build-run.ts';
import { collectSecrets, stepSourceOf } from './step-secrets.ts';

/** What is built; where packages come from is added here. */
export type EngineBuildRequest = Omit<RenderRequest, 'source'> & {
  /** Tells builds of one attempt apart at the engine. */
  readonly part: 'user-part' | 'image';
};

/** Has the engine build a rendered definition, and tells the build's outline and log all that it says. Gives the image id. */
export async function runEngineBuild(run: BuildRun, request: EngineBuildRequest): Promise<PhaseOutcome<string>> {
  const { studio, build, signal } = run;
  const secrets = collectSecrets(studio.packageSource);
  const rendered = renderDockerfile({ ...request, source: stepSourceOf(secrets) });
  const forbidden = refuseForbiddenUse(request.definition.dockerfile, rendered.userLineOffset);
  if (forbidden) return forbidden;
  const events = studio.imageBuilder.build(
    {
      engineBuildId: `studio-${build.buildId}-${build.attempt}-${request.part}`,
      dockerfile: rendered.dockerfile,
      context: rendered.context.map((file) => ({ ...file, content: Buffer.from(file.content) })),
      tags: [],
      // One that is not discarded, since its worker was killed, is found by it.
      ...(request.part === 'user-part' && { labels: { 'studio.part': request.part } }),
      secrets,
    },
    signal,
  );
  const steps = new EngineSteps(run);
  for (;;) {
    const next = await events.next();
    if (!next.done) steps.take(next.value);
    else return conclude(run, next.value, steps, rendered.userLineOffset);
  }
}

/** Registering refuses such a text as well; a draft can be built without. */
function refuseForbiddenUse(dockerfile: string, userLineOffset: number): PhaseOutcome<never> | undefined {
  const found = findForbiddenUse(dockerfile);
  if (!found) return undefined;
  const dockerfileLine = found.line + userLineOffset;
  const cause = { type: 'engine', kind: 'dockerfile-syntax', message: found.message, dockerfileLine } as const;
  return { ok: false, failure: { cause, userLineOffset } };
}

function conclude(
  run: BuildRun,
  outcome: ImageBuildOutcome,
  steps: EngineSteps,
  userLineOffset: number,
): PhaseOutcome<string> {
  if (outcome.type === 'built') return { ok: true, value: outcome.imageId };
  run.signal.throwIfAborted();
  if (outcome.type === 'cancelled') {
    return { ok: false, failure: { cause: { type: 'engine-lost', message: 'The engine cancelled the build.' } } };
  }
  const { type: _, stepId, ...facts } = outcome;
  const stepIndex = stepId === undefined ? undefined : steps.find(stepId);
  return { ok: false, failure: { cause: { type: 'engine', ...facts }, stepIndex, userLineOffset } };
}

/** The engine's steps by their place in the build's outline. */
class EngineSteps {
  readonly #run: BuildRun;
  readonly #indexes = new Map<string, number>();

  constructor(run: BuildRun) {
    this.#run = run;
  }

  find(stepId: string): number | undefined {
    return this.#indexes.get(stepId);
  }

  take(event: ImageBuildEvent): void {
    const { recorder } = this.#run;
    if (event.type === 'step') {
      const { type: _, id, name, ...change } = event;
      const index = this.#indexes.get(id) ?? recorder.addStep(name, event.state);
      this.#indexes.set(id, index);
      recorder.updateStep(index, change);
      return;
    }
    const index = this.#indexes.get(event.stepId);
    if (index === undefined) return;
    if (event.type === 'output') recorder.sayAll(index, event.texts, event.stream);
    if (event.type === 'clipped') {
      recorder.updateStep(index, { isClipped: true });
      recorder.say(index, 'The engine dropped lines here: this step writes more than it keeps.');
    }
  }
}
