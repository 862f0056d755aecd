import { randomUUID } from 'node:crypto';
import type {
  ImageBuildEvent,
  ImageBuilder,
  ImageBuildOutcome,
  ImageBuildRequest,
} from '@/server/ports/image-builder.ts';

type EventOf<Type extends ImageBuildEvent['type']> = Extract<ImageBuildEvent, { type: Type }>;

export type OutputLine = Omit<EventOf<'output'>, 'texts'> & { readonly text: string };

export interface CollectedBuild {
  readonly outcome: ImageBuildOutcome;
  readonly steps: readonly EventOf<'step'>[];
  readonly output: readonly OutputLine[];
  readonly clippedSteps: readonly string[];
  /** The last state of each step, by name. */
  readonly stateByName: ReadonlyMap<string, string>;
}

/** On every image that a test builds, so that what has no tag can be found again. */
export const testImageLabel = 'studio-test.image';

/** Builds a Dockerfile to the end and keeps everything that was said. */
export async function collectBuild(
  builder: ImageBuilder,
  dockerfile: string,
  request: Partial<ImageBuildRequest> = {},
  signal: AbortSignal = AbortSignal.timeout(120_000),
  onEvent: (event: ImageBuildEvent) => void = () => {},
): Promise<CollectedBuild> {
  const events: ImageBuildEvent[] = [];
  const building = builder.build(
    { engineBuildId: randomUUID(), dockerfile, context: [], tags: [], labels: { [testImageLabel]: '' }, ...request },
    signal,
  );
  for (;;) {
    const next = await building.next();
    if (next.done) return summarize(events, next.value);
    events.push(next.value);
    onEvent(next.value);
  }
}

function summarize(events: readonly ImageBuildEvent[], outcome: ImageBuildOutcome): CollectedBuild {
  const steps = events.filter((event) => event.type === 'step');
  return {
    outcome,
    steps,
    output: events
      .filter((event) => event.type === 'output')
      .flatMap(({ texts, ...event }) => texts.map((text) => ({ ...event, text }))),
    clippedSteps: events.filter((event) => event.type === 'clipped').map(({ stepId }) => stepId),
    stateByName: new Map(steps.map(({ name, state }) => [name, state])),
  };
}
