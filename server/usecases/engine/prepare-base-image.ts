import type { BaseImageMaker, BaseImageProblem } from '../../ports/base-image-maker.ts';
import type { Studio } from '../context.ts';

/** An official image: small, with Python, glibc and a shell. */
export const officialBaseImage = 'python:3.12-slim-bookworm';

/** After this time without a word from the registry we stop waiting for one. */
const registryPatienceMs = 10_000;

export type PreparedBaseImage =
  | { readonly ok: true; readonly reference: string; readonly origin: 'present' | 'pulled' | 'made' }
  | { readonly ok: false; readonly pullMessage: string; readonly problem: BaseImageProblem };

export interface PrepareBaseImageWorld extends Pick<Studio, 'imageStore' | 'clock'> {
  readonly baseImageMaker: BaseImageMaker;
  /** Instead of the official one, where whoever runs the studio wants another. */
  readonly wantedReference?: string;
}

/**
 * Sees to it that the engine has a base image to begin with: the one it has, else an official one where a
 * registry answers, else one made here. Throws `ENGINE_UNAVAILABLE`, and the signal's reason when aborted.
 */
export async function prepareBaseImage(
  world: PrepareBaseImageWorld,
  onProgress: (text: string) => void,
  signal: AbortSignal,
): Promise<PreparedBaseImage> {
  const { imageStore, baseImageMaker, wantedReference = officialBaseImage } = world;
  // One that was made here serves for ever, unless another was asked for by name.
  const known = world.wantedReference ? [wantedReference] : [officialBaseImage, baseImageMaker.reference];
  for (const reference of known) {
    if (await imageStore.find(reference)) return { ok: true, reference, origin: 'present' };
  }

  const pulled = await pullWithPatience(world, onProgress, signal);
  signal.throwIfAborted();
  if (pulled.ok) return { ok: true, reference: wantedReference, origin: 'pulled' };

  const made = await baseImageMaker.make(onProgress, signal);
  signal.throwIfAborted();
  if (!made.ok) return { ok: false, pullMessage: pulled.message, problem: made.problem };
  await imageStore.load(made.archive);
  return { ok: true, reference: baseImageMaker.reference, origin: 'made' };
}

/** The patience is for the first word only: a slow download is a download. */
async function pullWithPatience(
  { imageStore, clock, wantedReference = officialBaseImage }: PrepareBaseImageWorld,
  onProgress: (text: string) => void,
  signal: AbortSignal,
) {
  const hasAnswered = new AbortController();
  const silence = new AbortController();
  clock
    .sleep(registryPatienceMs, AbortSignal.any([signal, hasAnswered.signal]))
    .then(() => silence.abort())
    .catch(() => {}); // it has answered, or nobody waits any more
  const hear = (text: string) => {
    hasAnswered.abort();
    onProgress(text);
  };
  try {
    return await imageStore.pull(wantedReference, hear, AbortSignal.any([signal, silence.signal]));
  } finally {
    hasAnswered.abort();
  }
}
