import type { Readable, Writable } from 'node:stream';
import type { ContextFile } from './image-builder.ts';

export interface ContainerRequest {
  readonly image: string;
  /** An array, never a shell string; replaces the image's entrypoint and command. */
  readonly command: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly user?: string;
  /** Put into the container before it starts; absolute paths. Works with a remote engine. */
  readonly files?: readonly ContextFile[];
  readonly labels?: Readonly<Record<string, string>>;
  /** `none` cuts the network off. */
  readonly network?: 'default' | 'none';
  readonly memoryBytes?: number;
  /** Killed after this time; `timedOut` is then set. */
  readonly timeoutMs?: number;
}

export interface ContainerResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly wasKilledForMemory: boolean;
  readonly timedOut: boolean;
}

/** A container that lives as long as its standard input is open. */
export interface AttachedContainer {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code when the container has ended, for whatever reason. */
  readonly ended: Promise<number>;
  /** Ends and removes it. */
  close(): Promise<void>;
}

export interface ContainerRuntime {
  /** Runs to the end and removes the container; throws `ENGINE_UNAVAILABLE` or `IMAGE_NOT_FOUND`. */
  run(request: ContainerRequest, signal?: AbortSignal): Promise<ContainerResult>;
  /** Starts with attached streams (`StdinOnce`: it dies with us). */
  attach(request: ContainerRequest): Promise<AttachedContainer>;
  /** The labels of every container that has one of this name, whatever its value and whether it runs. */
  listLabels(name: string): Promise<readonly Readonly<Record<string, string>>[]>;
  /** Removes leftover containers that carry all these labels, e.g. after a killed studio. */
  removeByLabel(labels: Readonly<Record<string, string>>): Promise<void>;
  /**
   * Removes what dead processes left, of whatever studio: containers that are still there, as this and earlier calls
   * saw, after the time for which whoever made them waits (`timeoutMs`, and some seconds to be started).
   */
  removeOutlived(): Promise<void>;
}
