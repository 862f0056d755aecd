import type { VersionDetail } from './use-version.ts';

/** Whether building is the next sensible step: there is no image, none is in the making, and it would not be in vain. */
export function needsBuild({ readiness, image, isArchived, isEnvironmentArchived }: VersionDetail): boolean {
  if (isArchived || isEnvironmentArchived || readiness === 'building') return false;
  return readiness !== 'built' || image?.isPresent === false;
}
