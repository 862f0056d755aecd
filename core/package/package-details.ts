import { z } from 'zod';

/** A published weakness of one version. */
const vulnerabilitySchema = z.object({
  id: z.string(),
  summary: z.string().exactOptional(),
  link: z.string().exactOptional(),
  /** Versions without it. */
  fixedIn: z.array(z.string()),
});

/** What an index says of a package beside its versions. Texts are the authors': never markup, never trusted. */
export const packageDetailsSchema = z.object({
  summary: z.string().exactOptional(),
  license: z.string().exactOptional(),
  homepage: z.string().exactOptional(),
  extras: z.array(z.string()),
  /** The version that `vulnerabilities` is about. */
  version: z.string().exactOptional(),
  vulnerabilities: z.array(vulnerabilitySchema),
});

export type PackageDetails = z.infer<typeof packageDetailsSchema>;
