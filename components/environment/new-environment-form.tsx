'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { draftAddress } from '@/components/trpc/addresses.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Input } from '@/components/ui/input.tsx';
import { TagsInput } from '@/components/ui/tags-input.tsx';
import { NameField } from './name-field.tsx';
import { StartChoice } from './start-choice.tsx';
import { useNameIssue } from './use-name-issue.ts';
import { useStart } from './use-start.ts';

/** Name, words, and what the first draft begins with; the editor opens next. */
export function NewEnvironmentForm() {
  const t = useTranslations('environment.create');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [tags, setTags] = useState<readonly string[]>([]);
  const start = useStart();
  const nameIssue = useNameIssue(name);
  const create = useMutation(
    trpc.environment.create.mutationOptions({
      onSuccess: ({ draftId }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.environment.pathKey() });
        router.push(draftAddress(workspace, draftId));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ workspace, name, description: description.trim(), tags: [...tags], ...start.input });
  };
  const isReady = name !== '' && nameIssue === undefined && start.isReady;
  return (
    <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </div>
      <NameField value={name} onChange={setName} issue={nameIssue} />
      <Field label={t('descriptionLabel')} hint={t('descriptionHint')}>
        {(control) => <Input {...control} value={description} onValueChange={setDescription} maxLength={10_000} />}
      </Field>
      <Field label={t('tagsLabel')} hint={t('tagsHint')}>
        {({ id, 'aria-describedby': describedBy }) => (
          <TagsInput id={id} aria-describedby={describedBy} value={tags} onChange={setTags} />
        )}
      </Field>
      <StartChoice start={start} />
      {create.error && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {errorMessage(create.error)}
        </p>
      )}
      <div className="flex items-center justify-end gap-3">
        <p className="shrink-0 text-muted">{t('next')}</p>
        <Button
          type="submit"
          variant="primary"
          disabled={!isReady || create.isPending || create.isSuccess}
          className="min-w-0 !shrink"
        >
          <span className="truncate">{name ? t('action', { name }) : t('actionUnnamed')}</span>
        </Button>
      </div>
    </form>
  );
}
