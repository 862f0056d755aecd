import type { PackageSource } from '@/server/ports/package-source.ts';

/** pip's own default. */
const publicIndexUrl = 'https://pypi.org/simple';

/** An index as it is named in keys, answers and logs: http(s), without user, password, query and last slash. */
export function indexKey(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || /[${}]/.test(decodeURIComponentSafely(url))) return undefined;
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
}

/**
 * The indexes that whoever runs the studio has configured, by their keys, each with the credentials that pip
 * has for it: the default one first, the public one when none is named.
 */
export function hostIndexes({ indexUrl = publicIndexUrl, extraIndexUrls }: PackageSource): ReadonlyMap<string, URL> {
  const found = new Map<string, URL>();
  for (const url of [indexUrl, ...extraIndexUrls]) {
    const key = indexKey(url);
    if (key !== undefined && !found.has(key)) found.set(key, new URL(url));
  }
  return found;
}

/** Whether a key is that of the index of everybody, whose list of names has 40 MB. */
export function isPublicIndex(key: string): boolean {
  return /^https?:\/\/(?:[a-z]+\.)?pypi\.(?:org|python\.org)(?::\d+)?\//.test(`${key}/`);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
