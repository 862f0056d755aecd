import type { Dockerfile, DockerfileStage } from '../../dockerfile/dockerfile.ts';
import type { Subject } from '../subject.ts';

/** A stage that begins with an image, not with an earlier stage. */
export function imageStages(dockerfile: Dockerfile | undefined): DockerfileStage[] {
  return (dockerfile?.stages ?? []).filter(({ baseStage }) => baseStage === undefined);
}

/** The image from which a stage comes in the end; the settings' base image in a text without FROM. */
export function stageBase({ dockerfile, definition }: Subject, stage: number): string {
  let current = dockerfile?.stages[stage];
  // A stage continues only earlier ones, so this ends.
  while (current?.baseStage !== undefined) current = dockerfile?.stages[current.baseStage];
  return current?.resolvedBase ?? definition.baseImage.trim();
}

/** Whether an instruction of that stage ends up in the image: it is the last stage, or continued by it. */
export function isInImage(dockerfile: Dockerfile | undefined, stage: number): boolean {
  let last = (dockerfile?.stages.length ?? 0) - 1;
  while (last > stage && dockerfile?.stages[last]?.baseStage !== undefined) {
    last = dockerfile.stages[last]?.baseStage ?? -1;
  }
  return last === stage;
}
