import type { Outputs } from '@/components/trpc/trpc.ts';
import type { WantedPackage } from './wanted-package.ts';

export type NameSuggestion = Outputs['package']['completeName'][number];
export type PackageDescription = Outputs['package']['describe'];

/** What the studio knows of packages, asked while one types. Undefined: no answer, or no longer wanted; never an error. */
export interface PackageLookup {
  completeName(
    wanted: { readonly manager: 'conda' | 'pip'; readonly prefix: string; readonly channel?: string },
    signal: AbortSignal,
  ): Promise<readonly NameSuggestion[] | undefined>;
  describe(wanted: WantedPackage, signal: AbortSignal): Promise<PackageDescription | undefined>;
  /** Channels that the definition lists. */
  channels(): readonly string[];
  baseImages(): Promise<readonly string[] | undefined>;
}
