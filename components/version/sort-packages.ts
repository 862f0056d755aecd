import type { ShownPackage } from './packages-of.ts';

export const packageSorts = ['asked', 'name', 'size'] as const;
export type PackageSort = (typeof packageSorts)[number];

/** `asked` keeps the given order: what was asked for first. Sizes largest first, unknown ones last. */
export function sortPackages(packages: readonly ShownPackage[], sort: PackageSort): readonly ShownPackage[] {
  if (sort === 'name') return packages.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  if (sort === 'size') return packages.toSorted((a, b) => (b.sizeBytes ?? -1) - (a.sizeBytes ?? -1));
  return packages;
}
