import { isPrerelease } from './is-prerelease.ts';
import type { PackageRelease } from './package-release.ts';

/** The version that one would take today: not taken back, and none to try out while there is another. */
export function latestRelease(newestFirst: readonly PackageRelease[]): PackageRelease | undefined {
  const kept = newestFirst.filter(({ yanked }) => yanked === undefined);
  return kept.find(({ version }) => !isPrerelease(version)) ?? kept[0] ?? newestFirst[0];
}
