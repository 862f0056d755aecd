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
import { errorMessage, isConnectionError } from './engine-error.ts';
import { EventQueue } from './event-queue.ts';
import { explainFailure } from './explain-failure.ts';
import { packFiles } from './pack-files.ts';
import { readJsonLines } from './read-json-lines.ts';

/** Beside the context's own files, under a name that no user's file has. */
const dockerfileName = '.env-studio.Dockerfile';
/** How long the engine gets to end a cancelled build by itself before the connection is cut. */
const cancelGraceMs = 1_500;
/** 20.10 with raised log limits sends empty messages without end after the image id. */
const mostEmptyMessages = 2_000;
/** Decoding gives way to other work of the process at least this often. */
const longestSliceMs = 10;

/** Builds with BuildKit. Cancelling is by the engine's build id, which ends the processes of this build only. */
export class DockerImageBuilder implements ImageBuilder {
  readonly #docker: Docker;

  constructor(docker: Docker) {
    this.#docker = docker;
  }

  async *build(request: ImageBuildRequest, signal: AbortSignal): AsyncGenerator<ImageBuildEvent, ImageBuildOutcome> {
    const events = new EventQueue<ImageBuildEvent>();
    // A consumer that walks away (`break`) cancels too: nobody else knows this build.
    const abandoned = new AbortController();
    const isCancelled = AbortSignal.any([signal, abandoned.signal]);
    const outcome = this.#run(request, isCancelled, (event) => events.push(event)).finally(() => events.close());
    outcome.catch(() => {}); // a programming error is thrown where the outcome is awaited
    try {
      yield* events;
      return await outcome;
    } finally {
      abandoned.abort();
      await outcome.catch(() => {});
    }
  }

  async #run(
    request: ImageBuildRequest,
    isCancelled: AbortSignal,
    emit: (event: ImageBuildEvent) => void,
  ): Promise<ImageBuildOutcome> {
    if (isCancelled.aborted) return { type: 'cancelled' };
    const cut = new AbortController();
    const cancel = () => void this.#cancel(request.engineBuildId, cut);
    isCancelled.addEventListener('abort', cancel);
    let session: BuildSession | undefined;
    try {
      session = await openBuildSession(this.#docker, request.secrets ?? new Map(), cut.signal);
      const response = await this.#start(request, session.id, cut.signal);
      const outcome = await follow(response, emit);
      return isCancelled.aborted ? { type: 'cancelled' } : outcome;
    } catch (error) {
      if (isCancelled.aborted) return { type: 'cancelled' };
      if (isConnectionError(error)) return { type: 'failed', kind: 'engine-lost', message: errorMessage(error) };
      return explainFailure({ message: errorMessage(error) });
    } finally {
      isCancelled.removeEventListener('abort', cancel);
      cut.abort();
      session?.close();
    }
  }

  #start(request: ImageBuildRequest, sessionId: string, signal: AbortSignal): Promise<IncomingMessage> {
    const dockerfile = { path: dockerfileName, mode: 0o644, content: Buffer.from(request.dockerfile) };
    return dial(this.#docker, {
      method: 'POST',
      path: '/build?',
      query: {
        // As a number: the string makes dockerode open a session of its own, which the engine closes.
        version: 2,
        buildid: request.engineBuildId,
        session: sessionId,
        dockerfile: dockerfileName,
        t: request.tags,
        rm: true,
        ...(request.buildArguments && { buildargs: request.buildArguments }),
        ...(request.labels && { labels: request.labels }),
        ...(request.target && { target: request.target }),
      },
      body: packFiles([dockerfile, ...request.context]),
      isStream: true,
      signal,
    });
  }

  async #cancel(engineBuildId: string, cut: AbortController): Promise<void> {
    const call = dial(this.#docker, { method: 'POST', path: '/build/cancel?', query: { id: engineBuildId } });
    await call.catch(() => {}); // not known yet, or the engine is gone: the cut below ends it
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
  for await (const line of readJsonLines(response)) {
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
