import type { BuildSummary } from '@/core/build/build-detail.ts';

/** What people call the thing that was built: `fraud-model@3`; the environment alone for a draft, the id when it is gone. */
export function buildLabel({
  id,
  environmentName,
  versionNumber,
}: Pick<BuildSummary, 'id' | 'environmentName' | 'versionNumber'>): string {
  if (environmentName === undefined) return id;
  return versionNumber === undefined ? environmentName : `${environmentName}@${versionNumber}`;
}
