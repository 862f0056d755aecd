import { z } from 'zod';

/** One version of a package, as an index or a channel tells of it. Absent: it does not say. */
export const packageReleaseSchema = z.object({
  version: z.string(),
  /** ISO instant. */
  releasedAt: z.string().exactOptional(),
  /** Of the largest file that Linux could install. */
  sizeBytes: z.number().exactOptional(),
  /** `>=3.11`, or conda's constraint on python. */
  requiresPython: z.string().exactOptional(),
  license: z.string().exactOptional(),
  /** Where it is, when several channels were asked. */
  channel: z.string().exactOptional(),
  /** Taken back by its authors, with their reason (may be empty). */
  yanked: z.string().exactOptional(),
});

export type PackageRelease = z.infer<typeof packageReleaseSchema>;
