'use client';

import { useTranslations } from 'next-intl';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { CuratedStrip } from './curated-strip.tsx';
import { EnvironmentList } from './environment-list.tsx';

/** Home: curated environments on top, then the workspace's own. */
export function EnvironmentsPage() {
  const t = useTranslations('environment');
  const { slug } = useWorkspace();
  const canCreate = useCan('environment.create');
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader
        crumbs={[{ label: t('title') }]}
        actions={
          canCreate && (
            <LinkButton variant="primary" href={`/w/${slug}/environments/new`}>
              {t('new')}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-5 p-4 lg:p-5">
        <h1 className="sr-only">{t('title')}</h1>
        <CuratedStrip />
        <EnvironmentList />
      </div>
    </>
  );
}
