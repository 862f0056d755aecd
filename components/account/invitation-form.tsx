'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { signIn } from '@/components/trpc/auth-client.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { Button } from '@/components/ui/button.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import { FormError } from './form-error.tsx';
import { PersonForm } from './person-form.tsx';

interface InvitationFormProps {
  token: string;
  email: string | undefined;
  /** E-mail address of the reader who is signed in already. */
  signedInAs: string | undefined;
}

export function InvitationForm({ token, email, signedInAs }: InvitationFormProps) {
  const t = useTranslations('account');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess: async ({ workspace }, person) => {
        const isIn = signedInAs !== undefined || (await signIn(person.email ?? '', person.password ?? '')).ok;
        window.location.assign(withBasePath(isIn ? `/w/${workspace}` : '/sign-in'));
      },
    }),
  );
  const error = accept.error ? errorMessage(accept.error) : undefined;
  if (signedInAs !== undefined) {
    return (
      <div className="flex flex-col gap-3">
        <p>{t('invite.signedInAs', { email: signedInAs })}</p>
        <FormError>{error}</FormError>
        <Button variant="primary" disabled={accept.isPending} onClick={() => accept.mutate({ token })}>
          {t('invite.join')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <PersonForm
        submitLabel={t('invite.create')}
        email={email}
        isPending={accept.isPending || accept.isSuccess}
        error={error}
        onSubmit={(person) => accept.mutate({ token, ...person })}
      />
      <p className="text-muted">
        {t('invite.haveAccount')}{' '}
        <a
          className="text-accent underline"
          href={withBasePath(`/sign-in?next=${encodeURIComponent(`/invite#${token}`)}`)}
        >
          {t('signIn')}
        </a>
      </p>
    </div>
  );
}
