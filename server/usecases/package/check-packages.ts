import { z } from 'zod';
import { latestRelease } from '@/core/package/latest-release.ts';
import type { PackageRelease } from '@/core/package/package-release.ts';
import { packageSourcesSchema } from '@/core/package/package-sources.ts';
import { pinnedRelease } from '@/core/package/pinned-release.ts';
import type { UseCaseContext } from '../context.ts';
import { wantedPackageInput } from './describe-package.ts';
import { findReleases } from './find-releases.ts';

/** More than any real definition asks for; the rest goes without hints. */
const packageLimit = 300;

const pin = z.object({ version: z.string().max(100), isPrefix: z.boolean() });

export const checkPackagesInput = z.object({
  packages: z.array(wantedPackageInput.extend({ pin: pin.exactOptional() })).max(packageLimit),
  sources: packageSourcesSchema,
});

/** What the world says of one line that asks for a package. */
export interface CheckedPackage {
  readonly state: 'known' | 'missing' | 'unknown';
  /** The version that one would take today. */
  readonly latest?: string;
  /** The release that the line pins, when there is one. */
  readonly pinned?: PackageRelease;
  /** Whether the latest is newer than the pinned one. */
  readonly isOutdated: boolean;
}

/** Says of each package its latest version and what is to be known of the pinned one, in the order asked. */
export async function checkPackages(
  context: Pick<UseCaseContext, 'packageMetadata'>,
  { packages, sources }: z.infer<typeof checkPackagesInput>,
  signal: AbortSignal,
): Promise<readonly CheckedPackage[]> {
  return Promise.all(
    packages.map(async ({ pin: wantedPin, ...wanted }) => {
      const { state, releases } = await findReleases(context, wanted, sources, signal);
      const latest = latestRelease(releases);
      const pinned = wantedPin && pinnedRelease(releases, wantedPin);
      return {
        state,
        ...(latest && { latest: latest.version }),
        ...(pinned && { pinned }),
        isOutdated: latest && pinned ? releases.indexOf(latest) < releases.indexOf(pinned) : false,
      };
    }),
  );
}
