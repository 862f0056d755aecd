import type { ImageBuildEvent } from '@/server/ports/image-builder.ts';
import { isDiskFull } from '../explain-failure.ts';
import { type BuildStatus, decodeStatus, type Vertex } from './decode-status.ts';
import { StepLog } from './step-log.ts';

/** The step that failed, as the engine knows it. */
export interface FailedVertex {
  readonly digest: string;
  readonly name: string;
  readonly error: string;
  /** Whether users see this vertex as a step. */
  readonly isStep: boolean;
  /** The step's own output said that the disk is full. */
  readonly hasSeenDiskFull: boolean;
}

type StepState = Extract<ImageBuildEvent, { type: 'step' }>['state'];

interface KnownVertex {
  readonly isStep: boolean;
  /** What was last told, to tell each state once. */
  state?: StepState;
  startedAt?: string;
  hasSeenDiskFull: boolean;
  readonly logs: [StepLog, StepLog];
}

/** BuildKit's own doings, which are no instruction of the user's. */
const internalNames = /^\[internal\] |^copy \/context |^resolve image config for /;
const clipped = /^\[output clipped, log limit .* reached\]$/;

/**
 * Translates BuildKit's messages of one build into our events. A vertex comes again and again with newer
 * facts and is told when its state changes; chunks of output become lines.
 */
export class BuildProgress {
  readonly #emit: (event: ImageBuildEvent) => void;
  readonly #vertices = new Map<string, KnownVertex>();
  #failed: FailedVertex | undefined;
  /** Of the steps that users see. */
  #lastSpeaker: string | undefined;

  constructor(emit: (event: ImageBuildEvent) => void) {
    this.#emit = emit;
  }

  /** The last step that ended with an error, other than by cancelling. */
  get failedVertex(): FailedVertex | undefined {
    return this.#failed;
  }

  /** The engine has lost what was still to come of the step that spoke last. */
  tellLoss(): void {
    if (this.#lastSpeaker !== undefined) this.#emit({ type: 'clipped', stepId: this.#lastSpeaker });
  }

  /** Takes one trace message (protobuf). */
  write(message: Uint8Array): void {
    const status = decodeStatus(message);
    // Output before completion: what a step said belongs before its end, and both may come in one message.
    for (const vertex of status.vertices) this.#tellStart(vertex);
    this.#tellOutput(status);
    this.#tellProgress(status);
    for (const vertex of status.vertices) if (vertex.completedAt) this.#tellEnd(vertex, vertex.completedAt);
  }

  /** A step that is announced or at work. What is cached is never at work, and what is over may start once more. */
  #tellStart(vertex: Vertex): void {
    const known = this.#know(vertex);
    const { startedAt, isCached } = vertex;
    const state = startedAt && !isCached ? 'running' : 'pending';
    const isFirst = known.state === undefined || (known.state === 'pending' && state === 'running');
    const isAgain = state === 'running' && startedAt && known.startedAt && startedAt > known.startedAt;
    if (isFirst || isAgain) this.#tell(vertex, known, state);
  }

  #tellEnd(vertex: Vertex, completedAt: string): void {
    const known = this.#know(vertex);
    const state = finalState(vertex);
    this.#flush(vertex.digest, known, completedAt);
    if (state === 'failed') this.#failed = failedVertex(vertex, known);
    if (known.state !== state) this.#tell(vertex, known, state);
  }

  #tell(vertex: Vertex, known: KnownVertex, state: StepState): void {
    known.state = state;
    if (vertex.startedAt) known.startedAt = vertex.startedAt;
    if (!known.isStep) return;
    this.#emit({
      type: 'step',
      id: vertex.digest,
      name: vertex.name.startsWith('exporting to ') ? 'export' : vertex.name,
      state,
      ...(vertex.startedAt && state !== 'pending' && { startedAt: vertex.startedAt }),
      ...(vertex.completedAt && state !== 'running' && { finishedAt: vertex.completedAt }),
      ...(vertex.error && state !== 'running' && { error: vertex.error }),
    });
  }

  #tellOutput(status: BuildStatus): void {
    for (const log of status.logs) {
      const known = this.#vertices.get(log.vertex);
      if (!known) continue;
      const texts = known.logs[log.stream === 1 ? 0 : 1].write(log.bytes);
      this.#tellLines(log.vertex, known, log.stream, texts, log.at);
    }
  }

  #tellLines(stepId: string, known: KnownVertex, stream: 1 | 2, texts: readonly string[], at: string): void {
    if (texts.some(isDiskFull)) known.hasSeenDiskFull = true;
    if (!known.isStep || texts.length === 0) return;
    this.#lastSpeaker = stepId;
    const clippedAt = texts.findIndex((text) => clipped.test(text));
    if (clippedAt === -1) {
      this.#emit({ type: 'output', stepId, stream, texts, at });
      return;
    }
    this.#tellLines(stepId, known, stream, texts.slice(0, clippedAt), at);
    this.#emit({ type: 'clipped', stepId });
    this.#tellLines(stepId, known, stream, texts.slice(clippedAt + 1), at);
  }

  #tellProgress(status: BuildStatus): void {
    for (const { vertex, id, current, total } of status.progress) {
      if (!this.#vertices.get(vertex)?.isStep) continue;
      this.#emit({ type: 'progress', stepId: vertex, item: id, current, total });
    }
  }

  #flush(digest: string, known: KnownVertex, at: string): void {
    known.logs.forEach((log, index) => {
      this.#tellLines(digest, known, index === 0 ? 1 : 2, log.flush(), at);
    });
  }

  #know(vertex: Vertex): KnownVertex {
    let known = this.#vertices.get(vertex.digest);
    if (!known) {
      const isStep = !internalNames.test(vertex.name);
      known = { isStep, hasSeenDiskFull: false, logs: [new StepLog(), new StepLog()] };
      this.#vertices.set(vertex.digest, known);
    }
    return known;
  }
}

function finalState(vertex: Vertex): StepState {
  if (vertex.error) return /context canceled/.test(vertex.error) ? 'cancelled' : 'failed';
  return vertex.isCached ? 'cached' : 'done';
}

function failedVertex(vertex: Vertex, { isStep, hasSeenDiskFull }: KnownVertex): FailedVertex {
  return { digest: vertex.digest, name: vertex.name, error: vertex.error ?? '', isStep, hasSeenDiskFull };
}
