import { nameKey } from './environment-name.ts';

/** One component of a Docker repository name: words of lower case joined by `.`, `_`, `__` or dashes. */
export const repositoryComponentPattern = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;

/** Repository names end at 255 characters, and registry, workspace and tag need their part. */
const slugLimit = 100;
const hashMark = '-x';

/**
 * The part of an image's name that stands for an environment: valid for Docker whatever the name
 * (`a..b`, `x_`), and different for names that differ by more than case. A name that is no repository
 * as it stands gets a short hash of itself at the end.
 */
export function imageSlug(name: string): string {
  const key = nameKey(name);
  // A name that looks as if it carried such a hash gets one too: no two names can meet.
  const isKept = repositoryComponentPattern.test(key) && key.length <= slugLimit && !/-x[0-9a-f]{16}$/.test(key);
  if (isKept) return key;
  const words = key
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, slugLimit - 20)
    .replaceAll(/^-+|-+$/g, '');
  return `${words || 'x'}${hashMark}${hash(key)}`;
}

/** FNV-1a of 64 bits, as 16 hex digits: it tells names apart and keeps no secret. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    value = ((value ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return value.toString(16).padStart(16, '0');
}
