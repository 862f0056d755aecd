'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import { AccountCard } from './account-card.tsx';
import { safePath } from './safe-path.ts';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const next = safePath(useSearchParams().get('next'));
  const { data: session } = useQuery(trpc.session.current.queryOptions());
  return (
    <AccountCard title={t('signIn')} description={session?.needsSetup ? t('needsSetup') : undefined}>
      <PageTitle>{t('signIn')}</PageTitle>
      {/* A full load: whatever was known about another reader is forgotten. */}
      <SignInForm onSignedIn={() => window.location.assign(withBasePath(next))} />
    </AccountCard>
  );
}
