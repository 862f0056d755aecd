import { z } from 'zod';

/** Something worth knowing about a built image that does not make it unusable. */
export const checkWarningSchema = z.object({
  kind: z.enum(['import-failed', 'no-import-name', 'differs-from-lock']),
  packageName: z.string(),
  /** Python's or the studio's own words. */
  detail: z.string(),
});
export type CheckWarning = z.infer<typeof checkWarningSchema>;

const installedPackageSchema = z.object({
  manager: z.enum(['conda', 'pip']),
  name: z.string(),
  version: z.string(),
  /** Of its files on disk; absent where its metadata lists none. */
  sizeBytes: z.number().optional(),
  license: z.string().optional(),
});

/** What the check program prints, from inside a container of the image. */
export const checkReportSchema = z.object({
  pythonVersion: z.string(),
  pythonPath: z.string(),
  packages: z.array(installedPackageSchema),
  /** Sentences: `b 1.0 requires a>2, but a 1.0 is installed`. Any of them fails the build. */
  dependencyProblems: z.array(z.string()),
  imports: z.array(
    z.object({ packageName: z.string(), moduleName: z.string(), isImported: z.boolean(), detail: z.string() }),
  ),
  /** Requested packages that the image does not have, or that have no module of their own. */
  packagesWithoutModule: z.array(z.string()),
});
export type CheckReport = z.infer<typeof checkReportSchema>;

/** A package as found in an image. */
export type InstalledPackage = z.infer<typeof installedPackageSchema>;
