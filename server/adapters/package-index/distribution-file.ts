import { normalisePackageName } from '@/core/pip/package-name.ts';

/** A file of a project, as far as its name tells. */
export interface DistributionFile {
  readonly version: string;
  readonly isWheel: boolean;
  /** A wheel for another system than Linux on x86-64 is none that we could install. */
  readonly isInstallable: boolean;
}

const nameLimitCharacters = 400;
const sdist = /^(.+?)-([^-]+(?:-\d+)?)\.(?:tar\.gz|zip|tar\.bz2|tgz|tar\.xz)$/i;
const foreignPlatform =
  /macosx|win32|win_|musllinux|aarch64|arm64|armv|ppc64|s390x|i686|riscv|ios_|android|emscripten|pyodide/i;

/**
 * Reads the name of a wheel or source distribution. Undefined for what is neither (eggs, installers) or
 * belongs to another project.
 */
export function readDistributionFile(fileName: string, project: string): DistributionFile | undefined {
  if (fileName.length > nameLimitCharacters) return undefined;
  if (fileName.endsWith('.whl')) {
    const parts = fileName.slice(0, -4).split('-');
    const [name = '', version] = parts;
    if (parts.length < 5 || version === undefined || normalisePackageName(name) !== project) return undefined;
    return { version, isWheel: true, isInstallable: !foreignPlatform.test(parts.at(-1) ?? '') };
  }
  // Names of old source distributions hold dashes: the project's own name says where they end.
  const match = sdist.exec(fileName);
  if (!match) return undefined;
  const stem = fileName.replace(/\.(?:tar\.gz|zip|tar\.bz2|tgz|tar\.xz)$/i, '');
  for (let dash = stem.indexOf('-'); dash !== -1; dash = stem.indexOf('-', dash + 1)) {
    if (normalisePackageName(stem.slice(0, dash)) === project) {
      return { version: stem.slice(dash + 1), isWheel: false, isInstallable: true };
    }
  }
  return undefined;
}
