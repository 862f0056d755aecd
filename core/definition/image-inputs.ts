import { renderDockerfile, rendererVersion } from '../dockerfile/render-dockerfile.ts';
import type { BaseImageFacts, Lock, LockedPackage, SectionLock } from '../lock/lock.ts';
import { canonicalDockerfile } from './canonical-dockerfile.ts';
import type { Definition } from './definition.ts';
import { outlineSections } from './section-outline.ts';

export interface ImageInputRequest {
  readonly definition: Definition;
  readonly lock: Lock;
  /** sha256 of the toolbox's wheels and programs, by name. */
  readonly toolDigests: Readonly<Record<string, string>>;
}

/** All that decides what an image holds; hashed as RFC 8785 JSON. Absent members are omitted. */
export interface ImageInputs {
  readonly v: 1;
  readonly renderer: string;
  readonly platform: string;
  /** Content id of the base image. */
  readonly base: string;
  readonly virtual?: Readonly<Record<string, string>>;
  readonly tools?: Readonly<Record<string, string>>;
  /** `[subdir/file, sha256]`, sorted. */
  readonly condaLock?: readonly (readonly string[])[];
  /** `[name, version, sha256]`, sorted. */
  readonly pipLock?: readonly (readonly string[])[];
  /** The rendered text, without labels and without what only the host decides; its sha256 where it is hashed. */
  readonly dockerfile: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly user?: string;
}

/** What goes into an image hash, for reading and comparing: texts stand for their hashes. */
export function imageInputs({ definition, lock, toolDigests }: ImageInputRequest): ImageInputs {
  const { hasConda, hasPip, variables } = outlineSections(definition, lock);
  const hashedText = renderDockerfile({
    definition: { ...definition, dockerfile: canonicalDockerfile(definition.dockerfile) },
    lock: { ...lock, base: withoutReference(lock.base) },
  }).dockerfile;
  return {
    v: 1,
    renderer: rendererVersion,
    platform: definition.platform,
    base: lock.base.imageId,
    ...(hasConda ? { virtual: lock.virtualPackages, condaLock: lockRows(lock.conda, condaRow) } : {}),
    ...(hasConda || hasPip ? { tools: toolDigests } : {}),
    ...(hasPip ? { pipLock: lockRows(lock.pip, pipRow) } : {}),
    dockerfile: hashedText,
    ...(variables.length > 0
      ? { variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])) }
      : {}),
    ...(definition.user === '' ? {} : { user: definition.user }),
  };
}

/** The name by which a base image is reached does not count: its content id does. */
function withoutReference({ repositoryDigest: _, ...base }: BaseImageFacts): BaseImageFacts {
  return { ...base, reference: 'studio-base' };
}

function lockRows(
  lock: SectionLock | undefined,
  row: (locked: LockedPackage) => readonly string[],
): readonly (readonly string[])[] {
  const keyed = (lock?.packages ?? []).map((locked) => ({ key: row(locked).join('\0'), row: row(locked) }));
  return keyed.sort((left, right) => (left.key < right.key ? -1 : 1)).map((entry) => entry.row);
}

/** The channel's host does not count: the same file from a mirror is the same package. */
function condaRow(locked: LockedPackage): readonly string[] {
  return [locked.url.split('/').slice(-2).join('/'), locked.sha256];
}

function pipRow(locked: LockedPackage): readonly string[] {
  return [locked.name, locked.version, locked.sha256];
}
