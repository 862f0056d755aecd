import type { CondaEntry, CondaEnvironment } from '../../conda/conda-environment.ts';

/** Every place that names a channel: the list, `channel::package`, and addresses of package files. */
export function channelPlaces(conda: CondaEnvironment | undefined): CondaEntry[] {
  if (!conda) return [];
  const ofSpecs = conda.specs.flatMap(({ spec, range }) => {
    const text = spec.url ?? spec.channel;
    return text === undefined ? [] : [{ text, range: spec.ranges.channel ?? range }];
  });
  return [...conda.channels, ...ofSpecs];
}
