import type { Requirement } from '../../pip/requirements.ts';
import type { PythonVersion } from './environment-python.ts';

/** What the name of a wheel says about where it runs (PEP 427): `cp39-cp39-manylinux_2_17_x86_64`. */
export interface WheelTags {
  readonly pythons: readonly string[];
  readonly abis: readonly string[];
  readonly platforms: readonly string[];
}

/** glibc 2.x of the tags before PEP 600. */
const oldManylinux: Readonly<Record<string, number>> = { manylinux1: 5, manylinux2010: 12, manylinux2014: 17 };

/** Tags of a wheel at an address; undefined for everything else, for a name that a variable completes, and for lines that a marker may leave out. */
export function wheelTags({ url = '', marker }: Requirement): WheelTags | undefined {
  const [path = ''] = url.split(/[?#]/, 1);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isWhole = /\.whl$/i.test(name) && !name.includes('$');
  const parts = isWhole && !marker ? name.slice(0, -'.whl'.length).toLowerCase().split('-') : [];
  if (parts.length < 5 || parts.length > 6) return undefined;
  const [pythons = [], abis = [], platforms = []] = parts.slice(-3).map((part) => part.split('.'));
  return { pythons, abis, platforms };
}

export function fitsPython({ pythons, abis }: WheelTags, { major, minor }: PythonVersion): boolean {
  return pythons.some((tag) => {
    const [, implementation, tagMajor, tagMinor] = /^(py|cp)(\d)(\d*)$/.exec(tag) ?? [];
    if (Number(tagMajor) !== major) return false;
    if (tagMinor === '') return true;
    const isOpen = implementation === 'py' || abis.includes('abi3');
    return isOpen ? Number(tagMinor) <= minor : Number(tagMinor) === minor;
  });
}

/** Whether it can be installed on linux/amd64 with glibc, or with musl where nobody knows of a glibc. */
export function fitsLinux({ platforms }: WheelTags, glibcVersion: string | undefined): boolean {
  const fitting = glibcVersion === undefined ? /^(?:many|musl)?linux.*_x86_64$/ : /^(?:many)?linux.*_x86_64$/;
  return platforms.some((tag) => tag === 'any' || fitting.test(tag));
}

/** The least glibc 2.x that one of the platforms needs; 0 when none is named. */
export function neededGlibc({ platforms }: WheelTags): number {
  const needs = platforms
    .filter((tag) => tag.endsWith('x86_64') || tag === 'any')
    .map((tag) => Number(/^manylinux_2_(\d+)_/.exec(tag)?.[1] ?? oldManylinux[tag.split('_', 1)[0] ?? ''] ?? 0));
  return needs.length > 0 ? Math.min(...needs) : 0;
}
