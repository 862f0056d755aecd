import type { ResolutionProblem } from '@/core/lock/resolution-problem.ts';
import type { PackageRelease } from '@/core/package/package-release.ts';
import type { Clock } from '@/server/ports/clock.ts';
import type { CondaSolveRequest, Resolution } from '@/server/ports/conda-solver.ts';
import type { ContainerRuntime } from '@/server/ports/container-runtime.ts';
import type { IndexAnswer } from '@/server/ports/package-index.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import type { PipResolveRequest } from '@/server/ports/pip-resolver.ts';
import type { Toolbox, ToolboxImage, ToolboxStatus } from '@/server/ports/toolbox.ts';
import { channelNamesSchema, channelReleasesSchema } from './channel-contents-schema.ts';
import { type JsonLineClient, ProgramRefusedError } from './json-line-client.ts';
import { LongLivedProgram } from './long-lived-program.ts';
import { resolutionSchema } from './resolution-schema.ts';
import { startToolboxContainer } from './toolbox-container.ts';
import { untilAborted } from './until-aborted.ts';

/** The program keeps the time itself; it is given up on when it says nothing this long after. */
const answerGraceMs = 5_000;
/** A channel of conda-forge's size without a sharded index takes some seconds the first time. */
const channelLimitMs = 30_000;

export interface ToolboxClientOptions {
  readonly containers: ContainerRuntime;
  readonly packageSource: PackageSource;
  readonly clock: Clock;
  /** Tells this studio's containers from another's on the same engine. */
  readonly instanceId: string;
  readonly isLocalEngine: () => boolean;
  readonly prepareImage: (onProgress: (text: string) => void, signal: AbortSignal) => Promise<ToolboxImage>;
}

/**
 * The toolbox in one long-lived container, which keeps repodata and package metadata at hand. A request whose
 * packages may run their own build code gets a container of its own, thrown away afterwards.
 */
export class ToolboxClient implements Toolbox {
  readonly #options: ToolboxClientOptions;
  readonly #labels: Readonly<Record<string, string>>;
  readonly #program = new LongLivedProgram(() => this.#start());
  readonly #closed = new AbortController();
  #status: ToolboxStatus = { state: 'unavailable', reason: 'not prepared yet' };
  #image: ToolboxImage | undefined;
  #preparing: Promise<ToolboxImage> | undefined;
  #hasRemovedLeftovers = false;

  constructor(options: ToolboxClientOptions) {
    this.#options = options;
    this.#labels = { 'studio.role': 'toolbox', 'studio.instance': options.instanceId };
  }

  status(): ToolboxStatus {
    return this.#status;
  }

  image(): ToolboxImage | undefined {
    return this.#image;
  }

  /** One preparation at a time; whoever asks meanwhile waits for the same. */
  prepare(onProgress: (text: string) => void, signal: AbortSignal): Promise<ToolboxImage> {
    this.#preparing ??= this.#prepare(onProgress).finally(() => {
      this.#preparing = undefined;
    });
    return untilAborted(this.#preparing, signal);
  }

  solve(request: CondaSolveRequest, signal: AbortSignal): Promise<Resolution> {
    return this.#withinTime(request.timeoutMs, signal, (limit) => this.#program.request('solve', request, limit));
  }

  resolve(request: PipResolveRequest, signal: AbortSignal): Promise<Resolution> {
    const params = { isOffline: false, ...request };
    return this.#withinTime(request.timeoutMs, signal, async (limit) => {
      if (!request.allowSourceBuilds) return this.#program.request('resolve', params, limit);
      const throwaway = await this.#start();
      try {
        return await throwaway.request('resolve', params, limit);
      } finally {
        await throwaway.close();
      }
    });
  }

  channelNames(channel: string, signal: AbortSignal): Promise<IndexAnswer<string[]>> {
    return this.#askChannel('channelNames', { channel }, signal, (answer) => channelNamesSchema.parse(answer));
  }

  channelReleases(channel: string, name: string, signal: AbortSignal): Promise<IndexAnswer<PackageRelease[]>> {
    const parameters = { channel, name };
    return this.#askChannel('channelReleases', parameters, signal, (answer) => channelReleasesSchema.parse(answer));
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error('the toolbox is closed'));
    this.#status = { state: 'unavailable', reason: 'closed' };
    await this.#program.close();
  }

  /** Only where the toolbox is ready: while one types nobody waits for it to be made. */
  async #askChannel<Value extends readonly unknown[]>(
    method: string,
    parameters: object,
    signal: AbortSignal,
    read: (answer: unknown) => { readonly value: Value } | { readonly problem: string },
  ): Promise<IndexAnswer<Value>> {
    if (this.#status.state !== 'ready') return { kind: 'unreachable', reason: 'there is no toolbox now' };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(channelLimitMs + answerGraceMs)]);
    try {
      const request = { ...parameters, timeoutMs: channelLimitMs };
      const answer = read(await this.#program.request(method, request, limit));
      if ('problem' in answer) return { kind: 'unreachable', reason: answer.problem };
      return answer.value.length === 0 ? { kind: 'missing' } : { kind: 'found', value: answer.value };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #withinTime(
    timeoutMs: number,
    signal: AbortSignal,
    ask: (limit: AbortSignal) => Promise<unknown>,
  ): Promise<Resolution> {
    const silence = new AbortController();
    const answered = new AbortController();
    this.#options.clock.sleep(timeoutMs + answerGraceMs, answered.signal).then(
      () => silence.abort(),
      () => {}, // the answer came first
    );
    try {
      return resolutionSchema.parse(await ask(AbortSignal.any([signal, silence.signal])));
    } catch (error) {
      signal.throwIfAborted();
      if (silence.signal.aborted) return failed('time-limit', `no answer within ${timeoutMs} ms`);
      const message = error instanceof Error ? error.message : String(error);
      return failed(error instanceof ProgramRefusedError ? 'other' : 'toolbox-lost', message);
    } finally {
      answered.abort();
    }
  }

  async #start(): Promise<JsonLineClient> {
    const { containers, packageSource, isLocalEngine } = this.#options;
    const image = await this.prepare(() => {}, this.#closed.signal);
    if (!this.#hasRemovedLeftovers) {
      await containers.removeByLabel(this.#labels);
      this.#hasRemovedLeftovers = true;
    }
    const options = { containers, packageSource, labels: this.#labels, isLocalEngine: isLocalEngine() };
    return startToolboxContainer(image, options);
  }

  async #prepare(onProgress: (text: string) => void): Promise<ToolboxImage> {
    const report = (step: string) => {
      this.#status = { state: 'preparing', step };
      onProgress(step);
    };
    try {
      this.#image = await this.#options.prepareImage(report, this.#closed.signal);
      this.#status = { state: 'ready' };
      return this.#image;
    } catch (error) {
      this.#status = { state: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
      throw error;
    }
  }
}

function failed(kind: ResolutionProblem['kind'], message: string): Resolution {
  return { ok: false, problem: { kind, message, packages: [] } };
}
