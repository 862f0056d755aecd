'use client';

import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { studioErrorOf } from '@/components/trpc/studio-error-of.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { useMonacoSoon } from '@/components/ui/monaco/use-monaco-soon.ts';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { BuildSkeleton } from './build-skeleton.tsx';
import { BuildView } from './build-view.tsx';
import { useBuild } from './use-build.ts';

/** One build, live: its state, its steps, its log. */
export function BuildPage({ buildId }: { buildId: string }) {
  const t = useTranslations('build');
  const { slug } = useWorkspace();
  const { data: build, error, refetch } = useBuild(buildId);
  useMonacoSoon();
  // One that shares another's work shows that one's log: when it goes on alone, a different one.
  if (build) return <BuildView key={`${build.id} ${build.sharedBuildId ?? ''}`} build={build} />;
  const isMissing = error && studioErrorOf(error).code === 'NOT_FOUND';
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <PageHeader crumbs={[{ label: t('list.title'), href: `/w/${slug}/builds` }, { label: t('title') }]} />
      {error ? (
        <QueryError title={isMissing ? t('missing') : t('notLoaded')} error={error} refetch={refetch}>
          <LinkButton href={`/w/${slug}/builds`}>{t('toList')}</LinkButton>
        </QueryError>
      ) : (
        <BuildSkeleton />
      )}
    </>
  );
}
