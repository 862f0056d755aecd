'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { WorkspaceProvider } from '@/components/trpc/workspace-context.tsx';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';

/** Lets members in, sends the others to sign in (and back here afterwards). */
export function WorkspaceGate({ slug, children }: { slug: string; children: ReactNode }) {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const { data, error, refetch } = useQuery(
    trpc.session.current.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const isStranger = data !== undefined && data.user === null;
  const here = search ? `${pathname}?${search}` : pathname;
  // Outside system: the browser's address.
  useEffect(() => {
    if (isStranger) router.replace(`/sign-in?next=${encodeURIComponent(here)}`);
  }, [isStranger, here, router]);

  if (error) {
    return (
      <main className="flex min-h-[70dvh] flex-col justify-center">
        <QueryError headingLevel={1} title={t('notOpened')} error={error} refetch={refetch} />
      </main>
    );
  }
  if (!data?.user) return <ShellSkeleton />;
  const workspace = data.workspaces.find((candidate) => candidate.slug === slug);
  if (!workspace) {
    return (
      <main className="flex min-h-[70dvh] flex-col justify-center">
        <ErrorState headingLevel={1} title={t('notAMember.title', { slug })} reason={t('notAMember.reason')}>
          <LinkButton href="/" variant="primary">
            {t('notAMember.action')}
          </LinkButton>
        </ErrorState>
      </main>
    );
  }
  return (
    <WorkspaceProvider value={{ ...workspace, user: data.user, workspaces: data.workspaces }}>
      {children}
    </WorkspaceProvider>
  );
}
