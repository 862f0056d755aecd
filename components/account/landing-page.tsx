'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { signOut } from '@/components/trpc/auth-client.ts';
import { QueryError } from '@/components/trpc/query-error.tsx';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { Button } from '@/components/ui/button.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { AccountCard } from './account-card.tsx';

/** `/`: to the reader's first workspace, or to sign in; says so when they are in none. */
export function LandingPage() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const router = useRouter();
  const { data: session, error, refetch } = useQuery(trpc.session.current.queryOptions());
  const workspace = session?.workspaces[0]?.slug;
  const target = session?.user === null ? '/sign-in' : workspace && `/w/${workspace}`;
  // Outside system: the browser's address.
  useEffect(() => {
    if (target) router.replace(target);
  }, [target, router]);
  if (error) return <QueryError title={t('notOpened')} error={error} refetch={refetch} />;
  if (!session || target) {
    return (
      <AccountCard title={t('opening')}>
        <Skeleton className="h-8" />
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t('noWorkspace.title')} description={t('noWorkspace.description')}>
      <Button onClick={() => void signOut()}>{t('noWorkspace.signOut')}</Button>
    </AccountCard>
  );
}
