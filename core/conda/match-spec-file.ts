import type { MatchSpec } from './match-spec.ts';

const packageAddress =
  /^(?<channel>.*?)(?:\/(?<subdir>[a-z]+-[a-z0-9]+|noarch))?\/(?<name>[^/]+)-(?<version>[^-/]+)-(?<build>[^-/]+)\.(?:tar\.bz2|conda)$/;

/** A spec that is the address of a package file; the code of what is wrong when it cannot be used. */
export function parsePackageAddress(
  text: string,
  offset: number,
): MatchSpec | 'conda-spec-local-file' | 'conda-spec-no-name' {
  const url = text.trim();
  if (!/^https?:\/\//.test(url)) return 'conda-spec-local-file';
  const file = packageAddress.exec(url)?.groups;
  if (!file) return 'conda-spec-no-name';
  const { channel = '', subdir, name = '', version = '', build = '' } = file;
  const start = offset + text.indexOf(url);
  return {
    name: name.toLowerCase(),
    channel,
    ...(subdir ? { subdir } : {}),
    version,
    build,
    brackets: {},
    url,
    ranges: { name: { start, end: start + url.length } },
  };
}
