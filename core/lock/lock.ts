import { z } from 'zod';

/** What is known of a base image, probed once per image id in a container of it. */
export const baseImageFactsSchema = z.object({
  /** As the user wrote it. */
  reference: z.string(),
  /** The engine's content id, `sha256:<64 hex>`: what "the same base" means. */
  imageId: z.string(),
  /** `name@sha256:…` where a registry gave one. */
  repositoryDigest: z.string().optional(),
  /** Absolute path and version (`3.11.2`) of the Python on its PATH, when there is one. */
  pythonPath: z.string().optional(),
  pythonVersion: z.string().optional(),
  /** `2.36`; absent on images without glibc (musl, scratch). */
  glibcVersion: z.string().optional(),
  cudaVersion: z.string().optional(),
  /** `debian 12`, from /etc/os-release. */
  distribution: z.string().optional(),
  user: z.string(),
  sizeBytes: z.number(),
});

export type BaseImageFacts = z.infer<typeof baseImageFactsSchema>;

export const lockedPackageSchema = z.object({
  manager: z.enum(['conda', 'pip']),
  name: z.string(),
  version: z.string(),
  /** conda build string. */
  build: z.string().optional(),
  channel: z.string().optional(),
  url: z.string(),
  /** 64 hex digits. */
  sha256: z.string(),
  sizeBytes: z.number().optional(),
  license: z.string().optional(),
  /** True when the definition names it; otherwise something below requires it. */
  isRequested: z.boolean(),
  /** Names of the locked packages that depend on it. */
  requiredBy: z.array(z.string()),
});

export type LockedPackage = z.infer<typeof lockedPackageSchema>;

/** One section resolved: a standard lock file and what stands in it. */
export const sectionLockSchema = z.object({
  /** `pixi.lock` for conda, `pylock.toml` (PEP 751) for pip. */
  text: z.string(),
  packages: z.array(lockedPackageSchema),
});

export type SectionLock = z.infer<typeof sectionLockSchema>;

/** Versions of the virtual packages given to the conda solver, e.g. `{ __glibc: '2.36' }`. */
export const lockSchema = z.object({
  base: baseImageFactsSchema,
  virtualPackages: z.record(z.string(), z.string()),
  conda: sectionLockSchema.optional(),
  pip: sectionLockSchema.optional(),
});

/** What a specification resolved to, once: base digest, every package with its hash. */
export type Lock = z.infer<typeof lockSchema>;
