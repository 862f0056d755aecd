'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { BuildList } from './build-list.tsx';

/** Builds of the workspace, newest first. */
export function BuildsPage() {
  const t = useTranslations('build.list');
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title') }]} />
      <div className="flex flex-col gap-2.5 p-4 lg:p-5">
        <h1 className="sr-only">{t('title')}</h1>
        <BuildList />
      </div>
    </>
  );
}
