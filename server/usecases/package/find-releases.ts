import type { PackageRelease } from '@/core/package/package-release.ts';
import type { PackageSources } from '@/core/package/package-sources.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { Studio } from '../context.ts';
import type { Known } from './package-metadata.ts';
import { channelPlaces, indexPlaces } from './package-places.ts';

export interface WantedPackage {
  readonly manager: 'conda' | 'pip';
  readonly name: string;
  readonly channel?: string;
}

export interface FoundReleases {
  /** `unknown`: not every place that comes first could be asked. */
  readonly state: 'known' | 'missing' | 'unknown';
  /** The first index or channel that has the name. */
  readonly source?: string;
  readonly releases: readonly PackageRelease[];
}

/** Looks for a package place after place, as the solvers do: the first that has the name decides. */
export async function findReleases(
  { packageMetadata }: Pick<Studio, 'packageMetadata'>,
  { manager, name, channel }: WantedPackage,
  sources: PackageSources,
  signal: AbortSignal,
): Promise<FoundReleases> {
  const places = manager === 'pip' ? indexPlaces(sources, packageMetadata.index) : channelPlaces(sources, channel);
  const ask = (place: string): Promise<Known<PackageRelease[]>> =>
    manager === 'pip'
      ? packageMetadata.pipReleases(place, normalisePackageName(name), signal)
      : packageMetadata.condaReleases(place, name.toLowerCase(), signal);
  let isCertain = places.length > 0;
  for (const place of places) {
    const known = await ask(place);
    if (known.state === 'known') return { state: 'known', source: place, releases: known.value };
    if (known.state === 'unknown') isCertain = false;
  }
  return { state: isCertain ? 'missing' : 'unknown', releases: [] };
}
