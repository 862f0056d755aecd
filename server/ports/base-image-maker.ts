import type { Readable } from 'node:stream';

/** Why no base image could be made here, as a fact; `message` is in the tool's own words. */
export interface BaseImageProblem {
  readonly kind: 'platform' | 'tool-missing' | 'failed';
  readonly message: string;
}

/** Makes a first base image on the spot, for where no registry answers. */
export interface BaseImageMaker {
  /** `name:tag` of what it makes; the same content gives the same image id everywhere. */
  readonly reference: string;
  /** An archive for `ImageStore.load`; kept for the next time. */
  make(
    onProgress: (text: string) => void,
    signal: AbortSignal,
  ): Promise<
    { readonly ok: true; readonly archive: Readable } | { readonly ok: false; readonly problem: BaseImageProblem }
  >;
}
