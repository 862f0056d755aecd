'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { ProbeResult } from './probe-result.tsx';

/** A reference is looked at in a container first, so that one sees what one adds. */
export function AddBaseImageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('baseImage.add');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const [reference, setReference] = useState('');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const probe = useMutation(trpc.baseImage.probe.mutationOptions());
  const add = useMutation(
    trpc.baseImage.add.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: trpc.baseImage.pathKey() });
        toast.success(t('added', { reference }));
        onClose();
      },
    }),
  );
  const submit = () =>
    add.mutate({
      workspace,
      reference: reference.trim(),
      name: name.trim() || reference.trim(),
      description: description.trim(),
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            disabled={!reference.trim() || probe.isPending}
            onClick={() => probe.mutate({ workspace, reference: reference.trim() })}
          >
            {probe.isPending ? t('probing') : t('probe')}
          </Button>
          <Button variant="primary" disabled={!reference.trim() || add.isPending} onClick={submit}>
            {t('action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t('reference')} hint={t('referenceHint')} error={add.error ? errorMessage(add.error) : undefined}>
          {(control) => (
            <Input
              {...control}
              value={reference}
              onValueChange={setReference}
              placeholder="python:3.12-slim"
              className="font-mono"
              data-initial-focus
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t('name')} hint={t('nameHint')}>
          {(control) => <Input {...control} value={name} onValueChange={setName} />}
        </Field>
        <Field label={t('words')}>
          {(control) => <Input {...control} value={description} onValueChange={setDescription} />}
        </Field>
        <ProbeResult facts={probe.data} error={probe.error ? errorMessage(probe.error) : undefined} />
      </div>
    </Dialog>
  );
}
