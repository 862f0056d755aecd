import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type {
  ImageBuildEvent,
  ImageBuilder,
  ImageBuildOutcome,
  ImageBuildRequest,
} from '@/server/ports/image-builder.ts';
import { type BuildSession, openBuildSession } from './buildkit/session.ts';
import { dial } from './dial.ts';
import { followBuild } from './follow-build.ts';
import { postBuild } from './post-build.ts';
import { streamBuild } from './stream-build.ts';

/** How long the engine gets to end a cancelled build by itself before the connection is cut. */
const cancelGraceMs = 1_500;

/** Builds with BuildKit. Cancelling is by the engine's build id, which ends the processes of this build only. */
export class DockerImageBuilder implements ImageBuilder {
  readonly #docker: Docker;
  readonly #connectToFollow: () => Promise<Docker>;

  /** @param connectToFollow gives a client of the same engine, whose answers are read however busy this process is */
  constructor(docker: Docker, connectToFollow: () => Promise<Docker>) {
    this.#docker = docker;
    this.#connectToFollow = connectToFollow;
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
      return await followBuild(await this.#start(request, session.id, cut.signal), emit);
    } finally {
      isCancelled.removeEventListener('abort', cancel);
      cut.abort();
      session?.close();
    }
  }

  async #start(request: ImageBuildRequest, sessionId: string, signal: AbortSignal): Promise<IncomingMessage> {
    // The version as a number: as a string it makes dockerode open a session of its own, which the engine closes.
    const builder = { version: 2, buildid: request.engineBuildId, session: sessionId };
    return postBuild(await this.#connectToFollow(), request, builder, signal);
  }

  async #cancel(engineBuildId: string, cut: AbortController): Promise<void> {
    const query = { id: engineBuildId };
    // May fail: the build is not known yet, or the engine is gone. The cut ends it then, and this call as well.
    dial(this.#docker, { method: 'POST', path: '/build/cancel?', query, signal: cut.signal }).catch(() => {});
    await delay(cancelGraceMs, undefined, { ref: false });
    cut.abort();
  }
}
