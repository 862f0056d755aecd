import { draftAddress, versionAddress } from '@/components/trpc/addresses.ts';
import type { BuildFailure } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';

/** The page that shows a section of a build's definition; undefined where it is gone. */
export function originAddress(
  workspace: string,
  { environmentName, versionNumber, draftId }: BuildDetail,
  { section }: NonNullable<BuildFailure['origin']>,
): string | undefined {
  if (draftId) return `${draftAddress(workspace, draftId)}?section=${section}`;
  if (environmentName === undefined || versionNumber === undefined) return undefined;
  return `${versionAddress(workspace, environmentName, versionNumber)}?tab=definition`;
}
