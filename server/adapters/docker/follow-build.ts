import type { Readable } from 'node:stream';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { ImageBuildEvent, ImageBuildOutcome } from '@/server/ports/image-builder.ts';
import { BuildProgress } from './buildkit/build-progress.ts';
import { explainFailure } from './explain-failure.ts';
import { readAhead } from './read-ahead.ts';
import { readJsonLines } from './read-json-lines.ts';

/**
 * Before 24, Docker with raised log limits sends empty messages without end once a step has said more than a mebibyte
 * at one go, and the rest of the output is lost in them. `scripts/setup/engine/runc` and `DrainRelay` keep it from that.
 */
const mostEmptyMessages = 2_000;
/** Decoding gives way to other work of the process at least this often. */
const longestSliceMs = 4;

/** Reads to the end as fast as the engine writes. Success needs an image id and the absence of an error. */
export async function followBuild(
  response: Readable,
  emit: (event: ImageBuildEvent) => void,
): Promise<ImageBuildOutcome> {
  const progress = new BuildProgress(emit);
  let imageId: string | undefined;
  let failure: string | undefined;
  let emptyMessages = 0;
  let sliceStart = performance.now();
  for await (const line of readJsonLines(readAhead(response))) {
    const message = line as { id?: string; aux?: unknown; error?: string };
    if (message.error !== undefined) failure = message.error;
    else if (message.id === 'moby.image.id') imageId = (message.aux as { ID: string }).ID;
    else if (message.id === 'moby.buildkit.trace') {
      if (message.aux === '') emptyMessages += 1;
      else progress.write(Buffer.from(String(message.aux), 'base64'));
    }
    if (imageId !== undefined && emptyMessages > mostEmptyMessages) {
      progress.tellLoss();
      break;
    }
    if (performance.now() - sliceStart > longestSliceMs) {
      await yieldToOthers();
      sliceStart = performance.now();
    }
  }
  if (failure !== undefined) {
    const failed = progress.failedVertex;
    return explainFailure({
      message: failure,
      stepId: failed?.isStep ? failed.digest : undefined,
      failedName: failed?.name,
      hasSeenDiskFull: failed?.hasSeenDiskFull,
    });
  }
  if (imageId !== undefined) return { type: 'built', imageId };
  return { type: 'failed', kind: 'engine-lost', message: 'The engine closed the connection before the build ended.' };
}
