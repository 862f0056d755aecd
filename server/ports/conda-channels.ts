import type { PackageRelease } from '@/core/package/package-release.ts';
import type { IndexAnswer } from './package-index.ts';

/** conda channels, as far as one needs them while writing. A channel is a name or an address. */
export interface CondaChannels {
  /** Names of all packages for Linux, sorted. */
  channelNames(channel: string, signal: AbortSignal): Promise<IndexAnswer<string[]>>;
  /** Versions of a package, newest first, whatever their builds. */
  channelReleases(channel: string, name: string, signal: AbortSignal): Promise<IndexAnswer<PackageRelease[]>>;
}
