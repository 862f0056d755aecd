import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { StudioError } from '@/core/errors.ts';
import type { ImageDescription, ImageLayer, ImageStore } from '@/server/ports/image-store.ts';
import { callEngine, statusCode } from './engine-error.ts';
import { cleanInstruction, describeImage, hasTag } from './image-description.ts';
import { parseReference } from './image-reference.ts';
import { pullImage } from './pull-image.ts';
import { readJsonLines } from './read-json-lines.ts';

/** The images of this engine. */
export class DockerImageStore implements ImageStore {
  readonly #docker: Docker;

  constructor(docker: Docker) {
    this.#docker = docker;
  }

  async find(reference: string): Promise<ImageDescription | undefined> {
    if (!parseReference(reference)) return undefined;
    try {
      return describeImage(await callEngine(() => this.#docker.getImage(reference).inspect()));
    } catch (error) {
      if (statusCode(error) === 404) return undefined;
      throw error;
    }
  }

  async layers(reference: string): Promise<readonly ImageLayer[]> {
    const history = await callEngine(() => this.#image(reference).history(), reference);
    return (history as { CreatedBy: string; Size: number }[]).map(({ CreatedBy, Size }) => ({
      createdBy: cleanInstruction(CreatedBy),
      sizeBytes: Size,
    }));
  }

  async list(): Promise<readonly ImageDescription[]> {
    const summaries = await callEngine(() => this.#docker.listImages());
    const tagged = summaries.filter(({ RepoTags }) => hasTag(RepoTags));
    const images = await Promise.all(tagged.map(({ Id }) => this.find(Id)));
    // One that was removed while we asked is simply not there.
    return images.filter((image) => image !== undefined);
  }

  async tag(imageId: string, reference: string): Promise<void> {
    const target = parseReference(reference);
    if (!target) throw new StudioError('INVALID_INPUT', { field: 'reference' });
    await callEngine(() => this.#image(imageId).tag({ repo: target.repository, tag: target.tag ?? 'latest' }), imageId);
  }

  async load(archive: Readable): Promise<void> {
    const response = await callEngine(() => this.#docker.loadImage(archive));
    for await (const line of readJsonLines(response as AsyncIterable<Buffer>)) {
      const { error } = line as { error?: string };
      if (error !== undefined) throw new Error(`The engine could not load the archive: ${error}`);
    }
  }

  async save(reference: string): Promise<Readable> {
    // 20.10 begins a stream for an image it does not have, and breaks it off.
    if ((await this.find(reference)) === undefined) throw new StudioError('IMAGE_NOT_FOUND', { reference });
    return (await callEngine(() => this.#image(reference).get(), reference)) as Readable;
  }

  pull(reference: string, onProgress: (text: string) => void, signal: AbortSignal) {
    return pullImage(this.#docker, reference, onProgress, signal);
  }

  async remove(reference: string): Promise<void> {
    if (!parseReference(reference)) return;
    try {
      await callEngine(() => this.#docker.getImage(reference).remove({ force: true }));
    } catch (error) {
      if (statusCode(error) !== 404) throw error;
    }
  }

  #image(reference: string): Docker.Image {
    if (!parseReference(reference)) throw new StudioError('IMAGE_NOT_FOUND', { reference });
    return this.#docker.getImage(reference);
  }
}
