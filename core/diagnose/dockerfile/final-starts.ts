import type { DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import type { Subject } from '../subject.ts';

/** CMD and ENTRYPOINT of the stage that becomes the image, in the order of the text. */
export function finalStarts({ dockerfile }: Subject): DockerfileInstruction[] {
  const last = (dockerfile?.stages.length ?? 0) - 1;
  const starts = dockerfile?.instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT') ?? [];
  return starts.filter(({ stage, argumentsText }) => stage === last && argumentsText.trim() !== '');
}
