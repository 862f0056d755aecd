import type { PackageDetails } from '@/core/package/package-details.ts';
import type { PackageRelease } from '@/core/package/package-release.ts';

/** What an index or a channel answered. Its absence is an answer, not an error. */
export type IndexAnswer<Value> =
  | { readonly kind: 'found'; readonly value: Value; readonly etag?: string }
  /** Still what it was under the etag that was sent. */
  | { readonly kind: 'unchanged' }
  /** It has no such thing, or does not tell such things. */
  | { readonly kind: 'missing' }
  /** No answer, or none that can be read; the reason is for the log and holds no secrets. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Python package indexes, as far as one needs them while writing. Every call ends by itself within a minute. */
export interface PackageIndex {
  /** Those that the host itself names, as their keys; the first is asked where a text names none. */
  readonly hostIndexes: readonly string[];
  /** How an index is called in keys and logs: its address without credentials. Undefined: it can not be asked. */
  keyOf(url: string): string | undefined;
  /** Versions of a project, newest first. */
  releases(
    index: string,
    project: string,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<IndexAnswer<PackageRelease[]>>;
  /** Summary, licence, extras and known vulnerabilities; of one version where one is named. */
  details(
    index: string,
    project: string,
    version: string | undefined,
    signal: AbortSignal,
  ): Promise<IndexAnswer<PackageDetails>>;
  /** Normalised names of all projects, sorted. For the public index that is some 40 MB to read. */
  names(index: string, etag: string | undefined, signal: AbortSignal): Promise<IndexAnswer<string[]>>;
}
