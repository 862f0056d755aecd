'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buildAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ActivateNotice } from './activate-notice.tsx';
import { ArchivedNotice } from './archived-notice.tsx';
import { EnvironmentArchivedNotice } from './environment-archived-notice.tsx';
import type { VersionDetail } from './use-version.ts';

/** How the version stands, in a sentence, and the next sensible step. */
export function StateNotice({ version }: { version: VersionDetail }) {
  const t = useTranslations('version.notice');
  const reasons = useTranslations('state.reasons');
  const { readiness, newestBuildId, image, isArchived, isEnvironmentArchived, environmentName, builds } = version;
  const { slug } = useWorkspace();
  const link = newestBuildId && (
    <Link href={buildAddress(slug, newestBuildId)} className="py-0.5 font-medium underline">
      {t('toBuild')}
    </Link>
  );
  if (isEnvironmentArchived) return <EnvironmentArchivedNotice name={environmentName} />;
  if (isArchived) return <ArchivedNotice version={version} />;
  if (image?.isPresent === false) return <Notice tone="running">{t('gone')}</Notice>;
  if (readiness === 'not-built') return <Notice>{t('notBuilt')}</Notice>;
  if (readiness === 'cancelled') return <Notice actions={link}>{t('cancelled')}</Notice>;
  if (readiness === 'building') {
    return (
      <Notice tone="running" actions={link}>
        {t('building')}
      </Notice>
    );
  }
  if (readiness === 'failed') {
    const reason = builds[0]?.failureReason;
    return (
      <Notice tone="bad" actions={link}>
        {reason ? t('failedBecause', { reason: reasons(reason) }) : t('failed')}
      </Notice>
    );
  }
  return <ActivateNotice version={version} />;
}
