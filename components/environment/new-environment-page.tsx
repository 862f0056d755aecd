'use client';

import { useTranslations } from 'next-intl';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { NewEnvironmentForm } from './new-environment-form.tsx';

export function NewEnvironmentPage() {
  const t = useTranslations('environment');
  const { slug } = useWorkspace();
  const canCreate = useCan('environment.create');
  return (
    <>
      <PageTitle>{t('new')}</PageTitle>
      <PageHeader crumbs={[{ label: t('title'), href: `/w/${slug}` }, { label: t('new') }]} />
      <div className="mx-auto w-full max-w-2xl p-4 lg:py-8">
        {canCreate ? (
          <NewEnvironmentForm />
        ) : (
          <EmptyState title={t('create.forbidden.title')} description={t('create.forbidden.description')}>
            <LinkButton href={`/w/${slug}`}>{t('toList')}</LinkButton>
          </EmptyState>
        )}
      </div>
    </>
  );
}
