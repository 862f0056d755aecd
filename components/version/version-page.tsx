'use client';

import { useTranslations } from 'next-intl';
import { environmentAddress } from '@/components/trpc/addresses.ts';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { useVersion } from './use-version.ts';
import { VersionActions } from './version-actions.tsx';
import { VersionBody } from './version-body.tsx';
import { VersionSkeleton } from './version-skeleton.tsx';

/** A version: a page of facts. */
export function VersionPage({ name, number }: { name: string; number: number }) {
  const t = useTranslations('version');
  const shell = useTranslations('shell');
  const { slug } = useWorkspace();
  const { data: version, error, refetch } = useVersion(name, number);
  return (
    <>
      <PageTitle>{`${name}@${number}`}</PageTitle>
      <PageHeader
        crumbs={[
          { label: shell('environments'), href: `/w/${slug}` },
          { label: name, href: environmentAddress(slug, name) },
          { label: `@${number}` },
        ]}
        actions={version && <VersionActions version={version} />}
      />
      {version ? (
        <VersionBody version={version} />
      ) : error ? (
        <QueryError title={t('notLoaded', { name, number })} error={error} refetch={refetch}>
          <LinkButton href={`/w/${slug}`}>{t('toEnvironments')}</LinkButton>
        </QueryError>
      ) : (
        <VersionSkeleton />
      )}
    </>
  );
}
