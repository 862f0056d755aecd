'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { signIn } from '@/components/trpc/auth-client.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import { AccountCard } from './account-card.tsx';
import { PersonForm } from './person-form.tsx';
import { useAddressToken } from './use-address-token.ts';

/** The first admin makes their account with the one-time link that `npm start` printed. */
export function WelcomePage() {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const token = useAddressToken();
  const setup = useMutation(
    trpc.setup.complete.mutationOptions({
      onSuccess: async (_, { email, password }) => {
        const result = await signIn(email, password);
        window.location.assign(withBasePath(result.ok ? '/' : '/sign-in'));
      },
    }),
  );
  return (
    <AccountCard title={t('welcome.title')} description={t('welcome.description')}>
      <PageTitle>{t('welcome.title')}</PageTitle>
      {token === '' ? (
        <p className="text-bad">{t('welcome.noToken')}</p>
      ) : (
        <PersonForm
          submitLabel={t('welcome.action')}
          isPending={setup.isPending || setup.isSuccess}
          error={setup.error ? errorMessage(setup.error) : undefined}
          onSubmit={(person) => setup.mutate({ token: token ?? '', ...person })}
        />
      )}
    </AccountCard>
  );
}
