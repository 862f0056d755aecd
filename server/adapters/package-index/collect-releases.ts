import type { PackageRelease } from '@/core/package/package-release.ts';
import { comparePipVersions } from '@/core/pip/compare-pip-versions.ts';
import { readDistributionFile } from './distribution-file.ts';

/** One file of an index page. */
export interface IndexFile {
  readonly fileName: string;
  readonly requiresPython?: string | undefined;
  /** The reason, perhaps empty; undefined: not taken back. */
  readonly yanked?: string | undefined;
  readonly sizeBytes?: number | undefined;
  readonly uploadedAt?: string | undefined;
}

/**
 * Makes versions of the files of a project, newest first. A version is taken back when all its files are;
 * its date is that of its first file, its size that of the largest wheel for Linux, else of the sources.
 *
 * @param project normalised
 */
export function collectReleases(files: readonly IndexFile[], project: string): PackageRelease[] {
  const byVersion = new Map<string, { readonly file: IndexFile; readonly rank: number }[]>();
  for (const file of files) {
    const read = readDistributionFile(file.fileName, project);
    if (!read) continue;
    const rank = read.isWheel && read.isInstallable ? 2 : read.isWheel ? 0 : 1;
    byVersion.set(read.version, [...(byVersion.get(read.version) ?? []), { file, rank }]);
  }
  return [...byVersion]
    .map(([version, found]) => releaseOf(version, found))
    .toSorted((left, right) => comparePipVersions(right.version, left.version));
}

function releaseOf(
  version: string,
  found: readonly { readonly file: IndexFile; readonly rank: number }[],
): PackageRelease {
  const best = Math.max(...found.map(({ rank }) => rank));
  const chosen = found.filter(({ rank }) => rank === best).map(({ file }) => file);
  const kept = found.filter(({ file }) => file.yanked === undefined);
  const sizes = chosen.flatMap(({ sizeBytes }) => (sizeBytes === undefined ? [] : [sizeBytes]));
  const dates = found.flatMap(({ file }) => (file.uploadedAt === undefined ? [] : [file.uploadedAt])).sort();
  const requiresPython = (kept[0] ?? found[0])?.file.requiresPython;
  const yanked = kept.length === 0 ? found[0]?.file.yanked : undefined;
  return {
    version,
    ...(dates[0] !== undefined && { releasedAt: dates[0] }),
    ...(sizes.length > 0 && { sizeBytes: Math.max(...sizes) }),
    ...(requiresPython && { requiresPython }),
    ...(yanked !== undefined && { yanked: yanked.slice(0, 300) }),
  };
}
