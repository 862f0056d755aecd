/** Channels that are offered under `channels:`, the best one to begin with first. */
export const knownChannels: readonly string[] = ['conda-forge', 'bioconda', 'nvidia', 'rapidsai', 'nodefaults'];
