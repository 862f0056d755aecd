'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { nameKey } from '@/core/environment/environment-name.ts';
import { NameField } from './name-field.tsx';
import { useNameIssue } from './use-name-issue.ts';

/** Another name for an environment: its versions, images and history stay; old links and image names say so. */
export function RenameDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useTranslations('environment.rename');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const [newName, setNewName] = useState(name);
  const issue = useNameIssue(newName);
  // A change of upper and lower case alone keeps the name that it has.
  const shownIssue = issue === 'taken' && nameKey(newName) === nameKey(name) ? undefined : issue;
  const rename = useMutation(
    trpc.environment.edit.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.pathKey() });
        toast.success(t('renamed', { name, newName }));
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ workspace, name, newName });
  };
  const isReady = newName !== '' && newName !== name && shownIssue === undefined;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title', { name })}
      description={t('description')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="rename" disabled={!isReady || rename.isPending}>
            {t('action')}
          </Button>
        </>
      }
    >
      <form id="rename" onSubmit={submit} className="flex flex-col gap-4">
        {rename.error && <Notice tone="bad">{errorMessage(rename.error)}</Notice>}
        <NameField value={newName} onChange={setNewName} issue={shownIssue} />
      </form>
    </Dialog>
  );
}
