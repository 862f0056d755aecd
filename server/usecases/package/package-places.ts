import type { PackageSources } from '@/core/package/package-sources.ts';
import type { PackageIndex } from '../../ports/package-index.ts';

/** What conda asks when a file names no channel. */
const standardChannel = 'defaults';
const channelName = /^[A-Za-z0-9][A-Za-z0-9_.-]*(?:\/(?:label\/)?[A-Za-z0-9_.-]+)*$/;

/** The keys of the indexes to look in, in pip's order: what the text names, else what the host does. */
export function indexPlaces(sources: PackageSources, index: PackageIndex): readonly string[] {
  if (sources.hasNoIndex) return [];
  const hasOwn = sources.indexUrl !== undefined;
  const [standard, ...extra] = index.hostIndexes;
  const named = [
    hasOwn ? index.keyOf(sources.indexUrl ?? '') : standard,
    ...sources.extraIndexUrls.map((url) => index.keyOf(url)),
    ...(hasOwn ? [] : extra),
  ];
  return [...new Set(named.filter((key) => key !== undefined))];
}

/** The channels to look in, without credentials; one that cannot be told by its text alone is left out. */
export function channelPlaces(sources: PackageSources, channel?: string): readonly string[] {
  const named = channel === undefined ? sources.channels : [channel];
  const texts = named.length === 0 ? [standardChannel] : named;
  return [...new Set(texts.map(channelPlace).filter((place) => place !== undefined))];
}

function channelPlace(text: string): string | undefined {
  if (channelName.test(text)) return text;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || /\$|%7B/i.test(text)) return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
