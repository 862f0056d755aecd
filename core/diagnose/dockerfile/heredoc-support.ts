import type { Surroundings } from '../subject.ts';

/** The first Docker engine whose own Dockerfile frontend (1.4) knows heredocs. */
const firstMajorVersion = 23;

/**
 * Whether an engine builds with heredocs. Engines without BuildKit are Docker's old ones and others that count
 * their versions differently (podman): of those it is unknown.
 */
export function heredocSupport(engine: Surroundings['engine']): 'full' | 'none' | 'unknown' {
  if (!engine?.hasBuildKit) return 'unknown';
  const major = Number.parseInt(engine.version, 10);
  if (Number.isNaN(major)) return 'unknown';
  return major >= firstMajorVersion ? 'full' : 'none';
}
