'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { versionAddress } from '@/components/trpc/addresses.ts';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useOpenDraft } from '@/components/trpc/use-open-draft.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

/** An environment by name: its newest version, or, before there is one, the way to its draft. */
export function EnvironmentPage({ name }: { name: string }) {
  const t = useTranslations('environment');
  const trpc = useTRPC();
  const router = useRouter();
  const { slug: workspace } = useWorkspace();
  const canWrite = useCan('draft.write');
  const draft = useOpenDraft();
  const { data: environment, error, refetch } = useQuery(trpc.environment.get.queryOptions({ workspace, name }));
  const newest = environment?.newestVersion;
  const target = newest === undefined ? undefined : versionAddress(workspace, name, newest);
  // Outside system: the browser's address.
  useEffect(() => {
    if (target) router.replace(target);
  }, [target, router]);
  return (
    <>
      <PageTitle>{name}</PageTitle>
      <PageHeader crumbs={[{ label: t('title'), href: `/w/${workspace}` }, { label: name }]} />
      {error && (
        <QueryError title={t('notLoadedOne', { name })} error={error} refetch={refetch}>
          <LinkButton href={`/w/${workspace}`}>{t('toList')}</LinkButton>
        </QueryError>
      )}
      {!environment && !error && (
        <div aria-busy className="flex flex-col gap-3 p-4 lg:p-5">
          <Skeleton className="h-7 w-72 max-w-full" />
          <Skeleton className="h-9" />
        </div>
      )}
      {environment && !target && (
        <EmptyState title={t('noVersions.title', { name })} description={t('noVersions.description')}>
          {canWrite && (
            <Button variant="primary" disabled={draft.isPending} onClick={() => draft.open(name)}>
              {t('goOnWriting')}
            </Button>
          )}
        </EmptyState>
      )}
    </>
  );
}
