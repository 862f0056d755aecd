import { comparePipVersions } from '../pip/compare-pip-versions.ts';
import type { PackageRelease } from './package-release.ts';
import type { VersionPin } from './version-pin.ts';

/** The release that a pin means, of a prefix the newest; undefined when there is none. */
export function pinnedRelease(newestFirst: readonly PackageRelease[], pin: VersionPin): PackageRelease | undefined {
  if (pin.isPrefix) {
    return newestFirst.find(({ version }) => version === pin.version || version.startsWith(`${pin.version}.`));
  }
  return (
    newestFirst.find(({ version }) => version === pin.version) ??
    newestFirst.find(({ version }) => comparePipVersions(version, pin.version) === 0)
  );
}
