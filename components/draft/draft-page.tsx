'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { DraftEditor } from './draft-editor.tsx';

/** A draft by its address: loading, not to be had, or the editor. */
export function DraftPage({ draftId }: { readonly draftId: string }) {
  const t = useTranslations('draft');
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  // Once it is open the editor knows best: what is typed must not be replaced by a refetch.
  const draft = useQuery({
    ...trpc.draft.get.queryOptions({ workspace, draftId }),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  if (draft.data) return <DraftEditor key={`${draftId} ${draft.data.state}`} draft={draft.data} />;
  if (draft.error) {
    return (
      <>
        <PageHeader crumbs={[{ label: t('environments'), href: `/w/${workspace}` }, { label: t('draft') }]} />
        <QueryError title={t('notLoaded')} error={draft.error} refetch={draft.refetch}>
          <LinkButton href={`/w/${workspace}`}>{t('toEnvironments')}</LinkButton>
        </QueryError>
      </>
    );
  }
  return <DraftSkeleton />;
}

function DraftSkeleton() {
  const t = useTranslations('draft');
  const { slug } = useWorkspace();
  return (
    <div aria-busy className="flex min-h-0 flex-1 flex-col">
      <PageHeader crumbs={[{ label: t('environments'), href: `/w/${slug}` }, { label: t('draft') }]} />
      <div className="grid min-h-0 flex-1 bg-panel lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="h-6 w-80" />
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-4 w-40" />
        </div>
        <div className="hidden flex-col gap-3 border-line border-l p-4 lg:flex">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-4 w-64" />
        </div>
      </div>
    </div>
  );
}
