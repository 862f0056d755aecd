import type { Readable } from 'node:stream';

export interface ImageLayer {
  /** The instruction that made it, as in `docker history`; build arguments stripped. */
  readonly createdBy: string;
  readonly sizeBytes: number;
}

export interface ImageDescription {
  /** Content id, `sha256:<64 hex>`. */
  readonly id: string;
  readonly tags: readonly string[];
  /** `name@sha256:…` as given by registries. */
  readonly repositoryDigests: readonly string[];
  readonly sizeBytes: number;
  readonly createdAt: string;
  readonly architecture: string;
  readonly user: string;
  readonly workingDirectory: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Instructions that run when somebody builds upon it: ONBUILD. */
  readonly triggers: readonly string[];
}

/** The engine's own images. Throws `ENGINE_UNAVAILABLE` when there is no engine. */
export interface ImageStore {
  /** By id, tag or digest; undefined when the engine does not have it. */
  find(reference: string): Promise<ImageDescription | undefined>;
  layers(reference: string): Promise<readonly ImageLayer[]>;
  /** All local images that have a tag, for the base image list. */
  list(): Promise<readonly ImageDescription[]>;
  tag(imageId: string, reference: string): Promise<void>;
  /** Loads a `docker save` archive. */
  load(archive: Readable): Promise<void>;
  /** Streams a `docker save` archive of one reference; throws `IMAGE_NOT_FOUND`. */
  save(reference: string): Promise<Readable>;
  /** Pulls from a registry; the outcome is data because it fails for everyday reasons. */
  pull(
    reference: string,
    onProgress: (text: string) => void,
    signal: AbortSignal,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string; readonly isUnreachable: boolean }>;
  remove(reference: string): Promise<void>;
}
