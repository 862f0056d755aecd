import { z } from 'zod';
import { popularPackages } from '@/core/diagnose/conda/popular-packages.ts';
import { packageSourcesSchema } from '@/core/package/package-sources.ts';
import { popularProjects } from '@/core/package/popular-projects.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { UseCaseContext } from '../context.ts';
import { channelPlaces, indexPlaces } from './package-places.ts';

const nameLimit = 50;

export const completeNameInput = z.object({
  manager: z.enum(['conda', 'pip']),
  prefix: z.string().max(100),
  sources: packageSourcesSchema,
  channel: z.string().max(2_000).optional(),
});

export interface NameSuggestion {
  readonly name: string;
  /** Index or channel that is known to have it; absent for a well-known name that nobody could look up yet. */
  readonly source?: string;
}

/** Names that begin so, well-known ones first. Answers from what the studio holds; never waits for the network. */
export async function completeName(
  { packageMetadata }: Pick<UseCaseContext, 'packageMetadata'>,
  { manager, prefix, sources, channel }: z.infer<typeof completeNameInput>,
): Promise<readonly NameSuggestion[]> {
  const isPip = manager === 'pip';
  // A trailing dash is kept: normalising `scikit-` leaves it, `scikit_` becomes it.
  const wanted = isPip ? normalisePackageName(prefix) : prefix.toLowerCase();
  const places = isPip ? indexPlaces(sources, packageMetadata.index) : channelPlaces(sources, channel);
  const popular = [...(isPip ? popularProjects : popularPackages)].filter((name) => name.startsWith(wanted));
  const popularNames = new Set(popular);
  const found = await Promise.all(
    places.map(async (source) => {
      const names = await packageMetadata.findNames(manager, source, wanted, nameLimit);
      return names.map((name) => ({ name, source }));
    }),
  );
  const suggestions = new Map<string, NameSuggestion>();
  for (const name of popularNames) suggestions.set(name, { name });
  // The first place that has a name is where it would come from.
  for (const suggestion of found.flat().toReversed()) suggestions.set(suggestion.name, suggestion);
  const rank = ({ name }: NameSuggestion) => (name === wanted ? 0 : popularNames.has(name) ? 1 : 2);
  return [...suggestions.values()]
    .toSorted((left, right) => rank(left) - rank(right) || compare(left.name, right.name))
    .slice(0, nameLimit);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : 1;
}
