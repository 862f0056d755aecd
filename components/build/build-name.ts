import type { BuildSummary } from '@/core/build/build-detail.ts';

/** What is built: `fraud-model@8`, or the environment alone for a draft's test build. */
export function buildName({
  environmentName,
  versionNumber,
}: Pick<BuildSummary, 'environmentName' | 'versionNumber'>): string {
  if (environmentName === undefined) return '—';
  return versionNumber === undefined ? environmentName : `${environmentName}@${versionNumber}`;
}
