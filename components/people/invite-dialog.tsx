'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Select } from '@/components/ui/select.tsx';
import type { Role } from '@/core/access/role.ts';
import { InvitationLink } from './invitation-link.tsx';
import { useRoleOptions } from './use-role-options.ts';

/** Makes an invitation link with a role; the link is shown once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('people.invite');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace, name } = useWorkspace();
  const [role, setRole] = useState<Role>('contributor');
  const [email, setEmail] = useState('');
  const options = useRoleOptions();
  const invite = useMutation(
    trpc.member.invite.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  const create = () => invite.mutate({ workspace, role, ...(email.trim() && { email: email.trim() }) });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title', { workspace: name })}
      description={t('description')}
      actions={
        invite.data ? (
          <Button variant="primary" onClick={onClose}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button variant="primary" disabled={invite.isPending} onClick={create}>
              {t('action')}
            </Button>
          </>
        )
      }
    >
      {invite.data ? (
        <InvitationLink token={invite.data.token} expiresAt={invite.data.expiresAt} />
      ) : (
        <div className="flex flex-col gap-3">
          <Field label={t('role')}>
            {({ id }) => (
              <Select id={id} label={t('role')} value={role} options={options} onChange={setRole} className="w-full" />
            )}
          </Field>
          <Field label={t('email')} hint={t('emailHint')} error={invite.error ? errorMessage(invite.error) : undefined}>
            {(control) => <Input {...control} type="email" value={email} onValueChange={setEmail} />}
          </Field>
        </div>
      )}
    </Dialog>
  );
}
