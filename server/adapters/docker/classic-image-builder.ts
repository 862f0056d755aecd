import type Docker from 'dockerode';
import type {
  ImageBuildEvent,
  ImageBuilder,
  ImageBuildOutcome,
  ImageBuildRequest,
} from '@/server/ports/image-builder.ts';
import { ClassicProgress } from './classic/classic-progress.ts';
import { explainFailure } from './explain-failure.ts';
import { postBuild } from './post-build.ts';
import { readJsonLines } from './read-json-lines.ts';
import { streamBuild } from './stream-build.ts';

interface Message {
  readonly stream?: string;
  readonly aux?: { readonly ID?: string };
  readonly error?: string;
  readonly errorDetail?: { readonly code?: number };
}

/**
 * For engines without BuildKit: no mounts, no secrets, one step after the other. Such a Dockerfile is
 * refused by the engine itself, in its words. Closing the connection is what ends a build here.
 */
export class ClassicImageBuilder implements ImageBuilder {
  readonly #docker: Docker;

  constructor(docker: Docker) {
    this.#docker = docker;
  }

  build(request: ImageBuildRequest, signal: AbortSignal): AsyncGenerator<ImageBuildEvent, ImageBuildOutcome> {
    return streamBuild(async (emit, isCancelled) => {
      const progress = new ClassicProgress(emit, () => new Date().toISOString());
      try {
        const response = await postBuild(this.#docker, request, { version: 1 }, isCancelled);
        return await follow(readJsonLines(response), progress);
      } finally {
        progress.end(isCancelled.aborted ? 'cancelled' : 'failed');
      }
    }, signal);
  }
}

async function follow(messages: AsyncIterable<unknown>, progress: ClassicProgress): Promise<ImageBuildOutcome> {
  let imageId: string | undefined;
  for await (const line of messages) {
    const message = line as Message;
    if (message.error !== undefined) {
      const { id, name, hasSeenDiskFull } = progress.currentStep ?? {};
      progress.end('failed', message.error);
      const exitCode = message.errorDetail?.code || undefined;
      return explainFailure({ message: message.error, stepId: id, failedName: name, hasSeenDiskFull, exitCode });
    }
    if (message.stream !== undefined) progress.write(message.stream);
    // One for each stage: the last one is the image.
    if (message.aux?.ID !== undefined) imageId = message.aux.ID;
  }
  if (imageId === undefined) {
    return { type: 'failed', kind: 'engine-lost', message: 'The engine closed the connection before the build ended.' };
  }
  progress.end('done');
  return { type: 'built', imageId };
}
