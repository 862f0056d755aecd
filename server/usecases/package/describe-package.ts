import { z } from 'zod';
import { indexName } from '@/core/package/index-name.ts';
import type { PackageDetails } from '@/core/package/package-details.ts';
import { packageSourcesSchema } from '@/core/package/package-sources.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { UseCaseContext } from '../context.ts';
import { type FoundReleases, findReleases } from './find-releases.ts';
import { indexPlaces } from './package-places.ts';

export const wantedPackageInput = z.object({
  manager: z.enum(['conda', 'pip']),
  name: z.string().min(1).max(200),
  channel: z.string().max(2_000).exactOptional(),
});

export const describePackageInput = wantedPackageInput.extend({
  sources: packageSourcesSchema,
  /** The version that is being looked at: its own weaknesses are told, where the index does. */
  version: z.string().max(100).exactOptional(),
});

export interface PackageDescription extends FoundReleases {
  readonly details?: PackageDetails;
  /** Whether `details` are of the Python package that the conda package is made from. */
  readonly isOfIndex: boolean;
}

/** Versions of a package, and what its index says of it. What cannot be known is left out; nothing is an error. */
export async function describePackage(
  context: Pick<UseCaseContext, 'packageMetadata'>,
  { sources, version, ...wanted }: z.infer<typeof describePackageInput>,
  signal: AbortSignal,
): Promise<PackageDescription> {
  const found = await findReleases(context, wanted, sources, signal);
  if (found.state !== 'known') return { ...found, isOfIndex: false };
  const isPip = wanted.manager === 'pip';
  // A channel tells no summary; that of a Python package stands in the index.
  const isPython = isPip || found.releases.some(({ requiresPython }) => requiresPython !== undefined);
  const index = isPip ? found.source : indexPlaces(sources, context.packageMetadata.index)[0];
  if (index === undefined || !isPython) return { ...found, isOfIndex: false };
  const project = isPip ? normalisePackageName(wanted.name) : indexName(wanted.name);
  const details = await findDetails(context, index, project, isPip ? version : undefined, signal);
  return { ...found, ...(details && { details }), isOfIndex: !isPip && details !== undefined };
}

/** Summary and licence of the project; weaknesses of the version asked about, where the index tells them apart. */
async function findDetails(
  { packageMetadata }: Pick<UseCaseContext, 'packageMetadata'>,
  index: string,
  project: string,
  version: string | undefined,
  signal: AbortSignal,
): Promise<PackageDetails | undefined> {
  const [newest, chosen] = await Promise.all([
    packageMetadata.pipDetails(index, project, undefined, signal),
    version === undefined ? undefined : packageMetadata.pipDetails(index, project, version, signal),
  ]);
  const details = newest.state === 'known' ? newest.value : undefined;
  if (chosen?.state !== 'known') return details;
  return {
    ...(details ?? chosen.value),
    version: chosen.value.version ?? '',
    vulnerabilities: chosen.value.vulnerabilities,
  };
}
