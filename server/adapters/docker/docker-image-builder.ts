import type { IncomingMessage } from 'node:http';
import { setTimeout as delay, setImmediate as yieldToOthers } from 'node:timers/promises';
import type Docker from 'dockerode';
import type {
  ImageBuildEvent,
  ImageBuilder,
  ImageBuildOutcome,
  ImageBuildRequest,
} from '@/server/ports/image-builder.ts';
import { BuildProgress } from './buildkit/build-progress.ts';
import { type BuildSession, openBuildSession } from './buildkit/session.ts';
import { dial } from './dial.ts';
import { explainFailure } from './explain-failure.ts';
import { postBuild } from './post-build.ts';
import { readAhead } from './read-ahead.ts';
import { readJsonLines } from './read-json-lines.ts';
import { streamBuild } from './stream-build.ts';

/** How long the engine gets to end a cancelled build by itself before the connection is cut. */
const cancelGraceMs = 1_500;
/** 20.10 with raised log limits sends empty messages without end after the image id. */
const mostEmptyMessages = 2_000;
/** Decoding gives way to other work of the process at least this often. */
const longestSliceMs = 4;

/** Builds with BuildKit. Cancelling is by the engine's build id, which ends the processes of this build only. */
export class DockerImageBuilder implements ImageBuilder {
  readonly #docker: Docker;

  constructor(docker: Docker) {
    this.#docker = docker;
  }

  build(request: ImageBuildRequest, signal: AbortSignal): AsyncGenerator<ImageBuildEvent, ImageBuildOutcome> {
    return streamBuild((emit, isCancelled) => this.#run(request, emit, isCancelled), signal);
  }

  async #run(
    request: ImageBuildRequest,
    emit: (event: ImageBuildEvent) => void,
    isCancelled: AbortSignal,
  ): Promise<ImageBuildOutcome> {
    const cut = new AbortController();
    const cancel = () => void this.#cancel(request.engineBuildId, cut);
    isCancelled.addEventListener('abort', cancel);
    let session: BuildSession | undefined;
    try {
      session = await openBuildSession(this.#docker, request.secrets ?? new Map(), cut.signal);
      return await follow(await this.#start(request, session.id, cut.signal), emit);
    } finally {
      isCancelled.removeEventListener('abort', cancel);
      cut.abort();
      session?.close();
    }
  }

  #start(request: ImageBuildRequest, sessionId: string, signal: AbortSignal): Promise<IncomingMessage> {
    // The version as a number: as a string it makes dockerode open a session of its own, which the engine closes.
    const builder = { version: 2, buildid: request.engineBuildId, session: sessionId };
    return postBuild(this.#docker, request, builder, signal);
  }

  async #cancel(engineBuildId: string, cut: AbortController): Promise<void> {
    const query = { id: engineBuildId };
    // May fail: the build is not known yet, or the engine is gone. The cut ends it then, and this call as well.
    dial(this.#docker, { method: 'POST', path: '/build/cancel?', query, signal: cut.signal }).catch(() => {});
    await delay(cancelGraceMs, undefined, { ref: false });
    cut.abort();
  }
}

/** Reads to the end as fast as the engine writes. Success needs an image id and the absence of an error. */
async function follow(response: IncomingMessage, emit: (event: ImageBuildEvent) => void): Promise<ImageBuildOutcome> {
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
    if (imageId !== undefined && emptyMessages > mostEmptyMessages) break;
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
