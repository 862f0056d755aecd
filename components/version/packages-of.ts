import { type ExplainedPackage, explainPackages } from '@/core/lock/explain-packages.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { VersionDetail } from './use-version.ts';

export interface ShownPackage extends Pick<ExplainedPackage, 'manager' | 'name' | 'version' | 'isRequested' | 'why'> {
  /** On disk in the image where it was built, else of the download. */
  readonly sizeBytes: number | undefined;
  readonly license: string | undefined;
}

/**
 * The packages of a version: those of its lock, explained, with the sizes found in the image; those
 * found in the image alone where nothing was locked (Python comes with the image).
 */
export function packagesOf({ lock, image }: Pick<VersionDetail, 'lock' | 'image'>): readonly ShownPackage[] {
  const keyOf = (one: { manager: string; name: string }) => `${one.manager} ${normalisePackageName(one.name)}`;
  const installed = new Map(image?.packages.map((found) => [keyOf(found), found]));
  const locked = [...(lock?.content.conda?.packages ?? []), ...(lock?.content.pip?.packages ?? [])];
  if (locked.length === 0) {
    return (image?.packages ?? []).map((found) => ({
      ...found,
      sizeBytes: found.sizeBytes,
      license: found.license,
      isRequested: true,
      why: [],
    }));
  }
  return explainPackages(locked).map((each) => {
    const found = installed.get(keyOf(each));
    return {
      manager: each.manager,
      name: each.name,
      version: each.version,
      isRequested: each.isRequested,
      why: each.why,
      sizeBytes: found?.sizeBytes ?? each.sizeBytes,
      license: found?.license ?? each.license,
    };
  });
}
