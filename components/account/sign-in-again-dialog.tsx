'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { announceSignedIn, useIsSignedOut } from '@/components/trpc/signed-out.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** When the session ends under the reader's hands: sign in here, and nothing on the page is lost. */
export function SignInAgainDialog() {
  const t = useTranslations('account');
  const queryClient = useQueryClient();
  const { user } = useWorkspace();
  const goOn = () => {
    announceSignedIn();
    void queryClient.invalidateQueries();
  };
  return (
    <Dialog
      isOpen={useIsSignedOut()}
      onClose={announceSignedIn}
      title={t('again.title')}
      description={t('again.description')}
    >
      <SignInForm email={user.email} onSignedIn={goOn} />
    </Dialog>
  );
}
