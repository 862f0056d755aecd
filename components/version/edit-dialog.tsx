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
import { TagsInput } from '@/components/ui/tags-input.tsx';
import { Textarea } from '@/components/ui/textarea.tsx';
import { labelsFromText, labelTexts } from './label-text.ts';
import type { VersionDetail } from './use-version.ts';

/** Description, tags and labels: what stands beside a version. The version itself never changes. */
export function EditDialog({ version, onClose }: { version: VersionDetail; onClose: () => void }) {
  const t = useTranslations('version.edit');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const { environmentName: name, number } = version;
  const [about, setAbout] = useState(version.environmentDescription);
  const [description, setDescription] = useState(version.description);
  const [tags, setTags] = useState(version.tags);
  const [labels, setLabels] = useState(labelTexts(version.labels));
  const editEnvironment = useMutation(trpc.environment.edit.mutationOptions());
  const editVersion = useMutation(trpc.version.edit.mutationOptions());
  const error = editEnvironment.error ?? editVersion.error;
  const save = async () => {
    await editEnvironment.mutateAsync({ workspace, name, description: about.trim(), tags: [...tags] });
    await editVersion.mutateAsync({
      workspace,
      name,
      number,
      description: description.trim(),
      labels: labelsFromText(labels),
    });
    await queryClient.invalidateQueries({ queryKey: trpc.pathKey() });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title', { name, number })}
      description={t('description')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            variant="primary"
            disabled={editEnvironment.isPending || editVersion.isPending}
            onClick={() => void save().catch(() => {})}
          >
            {common('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t('about', { name })}>
          {(control) => <Textarea {...control} value={about} onChange={(event) => setAbout(event.target.value)} />}
        </Field>
        <Field label={t('tags')} hint={t('tagsHint')}>
          {({ id, 'aria-describedby': describedBy }) => (
            <TagsInput id={id} aria-describedby={describedBy} value={tags} onChange={setTags} />
          )}
        </Field>
        <Field label={t('versionDescription', { number })}>
          {(control) => (
            <Textarea {...control} value={description} onChange={(event) => setDescription(event.target.value)} />
          )}
        </Field>
        <Field label={t('labels', { number })} hint={t('labelsHint')} error={error ? errorMessage(error) : undefined}>
          {({ id, 'aria-describedby': describedBy }) => (
            <TagsInput id={id} aria-describedby={describedBy} value={labels} onChange={setLabels} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
