import type { ImageUse } from './storage-overview.ts';

/** An image as it takes space on an engine. */
export interface EngineImage {
  /** Content id, `sha256:<64 hex>`. */
  readonly id: string;
  /** None: nobody calls it anything any more. */
  readonly tags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
  /** Part of its size that other images have as well. */
  readonly sharedBytes: number;
}

export interface NeededImages {
  /** Image hashes that kept versions need. */
  readonly hashes: ReadonlySet<string>;
  /** Image hashes that this studio ever made. Another studio on the same engine makes others, and needs them. */
  readonly known: ReadonlySet<string>;
  /** Reference of the toolbox that is used now. */
  readonly toolbox: string | undefined;
}

const versionTag = /^envstudio\/(?!toolbox:|env_)[^/]+\/([^:]+):(\d+)$/;
const hashTag = /^envstudio\/env_([0-9a-f]{64}):latest$/;
const toolboxTag = /^envstudio\/toolbox:/;

/** Says of every image what it is for, the largest first. What is not certainly the studio's is foreign. */
export function sortImages(images: readonly EngineImage[], needed: NeededImages): ImageUse[] {
  return images
    .map((image) => ({
      names: namesOf(image.tags),
      imageId: image.id,
      use: useOf(image, needed),
      sizeBytes: image.sizeBytes,
      ownBytes: Math.max(0, image.sizeBytes - image.sharedBytes),
    }))
    .toSorted((left, right) => right.sizeBytes - left.sizeBytes);
}

function useOf({ tags, labels }: EngineImage, { hashes, known, toolbox }: NeededImages): ImageUse['use'] {
  if (tags.some((tag) => toolboxTag.test(tag))) {
    // Until the toolbox is known, none is old.
    return toolbox === undefined || tags.includes(toolbox) ? 'toolbox' : 'old-toolbox';
  }
  const named = tags.flatMap((tag) => hashTag.exec(tag)?.[1] ?? []);
  const labelled = labels['studio.image-hash']?.replace(/^sha256:/, '');
  const own = labelled === undefined ? named : [...named, labelled];
  if (own.some((hash) => hashes.has(hash))) return 'version';
  if (labels['studio.part'] === 'user-part' && tags.length === 0) return 'unneeded';
  if (!own.some((hash) => known.has(hash))) return 'foreign';
  // A tag that somebody else gave it is a reason to keep it.
  return tags.every((tag) => hashTag.test(tag) || versionTag.test(tag)) ? 'unneeded' : 'foreign';
}

function namesOf(tags: readonly string[]): string[] {
  const versions = tags.flatMap((tag) => {
    const found = versionTag.exec(tag);
    return found ? [`${found[1]}@${found[2]}`] : [];
  });
  return versions.length > 0
    ? versions
    : tags.map((tag) => tag.replace(/^(envstudio\/env_[0-9a-f]{8})[0-9a-f]+.*$/, '$1'));
}
