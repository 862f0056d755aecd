import type { BaseImageFacts } from '@/core/lock/lock.ts';
import type { UseCaseContext } from '../context.ts';

/** A base image that definitions of the workspace may start from. */
export interface BaseImage {
  /** Undefined: nobody added it, the engine just has it. */
  readonly id: string | undefined;
  readonly reference: string;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  /** Came with the studio and cannot be removed. */
  readonly isBuiltIn: boolean;
  /** What was found out about it, once somebody used or probed it here. */
  readonly facts: BaseImageFacts | undefined;
  /** Whether the engine has it now. */
  readonly isPresent: boolean;
  readonly addedByName: string | undefined;
}

/** Our own images are no base to begin with. */
const ownImages = /^(?:envstudio\/(?:env_|toolbox|[^/]+\/)|studio-test)/;

/** What was added, the default first, then what the engine happens to have. Works without an engine. */
export async function listBaseImages({ database, imageStore, actor }: UseCaseContext): Promise<readonly BaseImage[]> {
  const { baseImages } = database.stores;
  const added = await baseImages.list(actor.workspaceId);
  const present = await imageStore.list().catch(() => []);
  const idByTag = new Map(present.flatMap((image) => image.tags.map((tag) => [tag, image.id] as const)));
  const factsOf = async (reference: string) => {
    const imageId = idByTag.get(reference) ?? idByTag.get(`${reference}:latest`);
    const facts = imageId === undefined ? undefined : await baseImages.findFacts(imageId);
    return { isPresent: imageId !== undefined, facts: facts && { ...facts, reference } };
  };

  const known = new Set(added.map((image) => image.reference));
  const others = [...idByTag.keys()].filter((tag) => !known.has(tag) && !ownImages.test(tag)).sort();
  return [
    ...(await Promise.all(added.map(async (image) => ({ ...image, ...(await factsOf(image.reference)) })))),
    ...(await Promise.all(others.map(async (tag) => ({ ...unknownImage(tag), ...(await factsOf(tag)) })))),
  ];
}

function unknownImage(reference: string) {
  const nothing = { id: undefined, addedByName: undefined, description: '', isDefault: false, isBuiltIn: false };
  return { ...nothing, reference, name: reference };
}
