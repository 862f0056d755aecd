import { z } from 'zod';
import type { BuildAttempt } from '@/db/stores/build-ownership.ts';

/** On every container that works for an attempt at a build, and on no other; its value is the build's id. */
export const buildIdLabel = 'studio.build';
const attemptLabel = 'studio.attempt';

const labelsSchema = z.object({ [buildIdLabel]: z.uuid(), [attemptLabel]: z.coerce.number().int().positive() });

/** Labels of a container that works for an attempt at a build: what a dead worker left behind is found by them. */
export function containerLabels({ buildId, attempt }: BuildAttempt): Readonly<Record<string, string>> {
  return { [buildIdLabel]: buildId, [attemptLabel]: String(attempt) };
}

/** The attempt that a container works for; undefined for labels that are not ours. */
export function readContainerLabels(labels: Readonly<Record<string, string>>): BuildAttempt | undefined {
  const { data } = labelsSchema.safeParse(labels);
  return data && { buildId: data[buildIdLabel], attempt: data[attemptLabel] };
}
