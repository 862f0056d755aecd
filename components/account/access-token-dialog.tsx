'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { CopyField } from '@/components/ui/copy-field.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Select } from '@/components/ui/select.tsx';
import { withBasePath } from '@/components/ui/with-base-path.ts';

const lifetimes = ['30', '90', '365', 'none'] as const;

/** Makes a token with a name and an end; it is shown once. */
export function AccessTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account.tokens');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const [name, setName] = useState('');
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]>('90');
  const create = useMutation(
    trpc.accessToken.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.accessToken.pathKey() }),
    }),
  );
  const submit = () =>
    create.mutate({ workspace, name, ...(lifetime !== 'none' && { lifetimeDays: Number(lifetime) }) });
  const token = create.data?.token;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('create')}
      description={t('dialogHint')}
      actions={
        token ? (
          <Button variant="primary" onClick={onClose}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button variant="primary" disabled={create.isPending || name.trim() === ''} onClick={submit}>
              {t('create')}
            </Button>
          </>
        )
      }
    >
      {token ? (
        <CreatedToken token={token} />
      ) : (
        <div className="flex flex-col gap-3">
          <Field label={t('name')} hint={t('nameHint')} error={create.error ? errorMessage(create.error) : undefined}>
            {(control) => <Input {...control} value={name} maxLength={100} onValueChange={setName} />}
          </Field>
          <Field label={t('lifetime')}>
            {({ id }) => (
              <Select
                id={id}
                label={t('lifetime')}
                value={lifetime}
                options={lifetimes.map((value) => ({
                  value,
                  label: value === 'none' ? t('noEnd') : t('days', { count: Number(value) }),
                }))}
                onChange={setLifetime}
                className="w-full"
              />
            )}
          </Field>
        </div>
      )}
    </Dialog>
  );
}

function CreatedToken({ token }: { token: string }) {
  const t = useTranslations('account.tokens');
  const address = `${window.location.origin}${withBasePath('/api/builds/<id>/log')}?follow=1`;
  const command = `curl -N -H 'Authorization: Bearer ${token}' '${address}'`;
  return (
    <div className="flex flex-col gap-2" role="status">
      <p>{t('ready')}</p>
      <CopyField label={t('token')} text={token} />
      <p className="text-muted">{t('example')}</p>
      <pre className="overflow-x-auto rounded-md bg-background px-3 py-2 font-mono text-sm">{command}</pre>
    </div>
  );
}
