'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { AccountCard } from './account-card.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { useAddressToken } from './use-address-token.ts';

/** Joins a workspace by an invitation link, with a new account or the one that is signed in. */
export function InvitePage() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const errorMessage = useErrorMessage();
  const token = useAddressToken();
  const { data: invitation, error } = useQuery({
    queryKey: [trpc.invitation.show.mutationKey(), token],
    queryFn: token ? () => client.invitation.show.mutate({ token }) : skipToken,
  });
  const { data: session } = useQuery(trpc.session.current.queryOptions());
  if (token === '' || error) {
    return (
      <AccountCard title={t('invite.invalid')} description={error ? errorMessage(error) : t('invite.noToken')}>
        <Link href="/" className="text-accent underline">
          {t('invite.home')}
        </Link>
      </AccountCard>
    );
  }
  if (!invitation || !session || !token) {
    return (
      <AccountCard title={t('invite.loading')}>
        <Skeleton className="h-40" />
      </AccountCard>
    );
  }
  const role = t(`roles.${invitation.role}.name`);
  return (
    <AccountCard
      title={t('invite.title', { workspace: invitation.workspaceName })}
      description={t('invite.description', { role, may: t(`roles.${invitation.role}.may`) })}
    >
      <PageTitle>{t('invite.title', { workspace: invitation.workspaceName })}</PageTitle>
      <InvitationForm token={token} email={invitation.email} signedInAs={session.user?.email} />
    </AccountCard>
  );
}
