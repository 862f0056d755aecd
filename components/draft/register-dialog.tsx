'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Textarea } from '@/components/ui/textarea.tsx';
import type { Draft, DraftContent } from '@/core/draft/draft.ts';
import type { Registration } from '@/core/version/version.ts';
import type { Foresight } from './use-preview.ts';

interface RegisterDialogProps {
  readonly draft: Draft;
  readonly content: DraftContent;
  readonly nextNumber: number;
  readonly foresight: Foresight | undefined;
  readonly warningCount: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Everything typed must be on the server before the draft is closed by registering. */
  readonly onBefore: () => Promise<unknown>;
}

/** Makes a version of the draft: says what will happen before, and what did happen after. */
export function RegisterDialog(props: RegisterDialogProps) {
  const { draft, content, nextNumber, foresight, warningCount, isOpen, onClose, onBefore } = props;
  const t = useTranslations('draft.register');
  const common = useTranslations('common');
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [note, setNote] = useState('');
  const [mustBuild, setMustBuild] = useState(true);
  const name = draft.environmentName;
  const duplicate = foresight?.existingVersion?.name === name ? foresight.existingVersion : undefined;

  const register = useMutation({
    mutationFn: async () => {
      await onBefore();
      const input = {
        workspace,
        name,
        draftId: draft.id,
        definition: content.definition,
        description: content.description,
        note: note.trim(),
      };
      // What turns out to be registered already is shown with its own builds, not built beside them.
      if (!mustBuild || duplicate) return { registration: await client.version.register.mutate(input) };
      const { buildId, ...registration } = await client.version.registerAndBuild.mutate(input);
      return { registration, buildId };
    },
    onSuccess: async ({ registration, buildId }) => {
      await queryClient.invalidateQueries({ queryKey: trpc.environment.pathKey() });
      if (!registration.isNew) return;
      toast.success(t('registered', { name, number: registration.number }));
      router.push(
        buildId === undefined
          ? `/w/${workspace}/environments/${encodeURIComponent(name)}/versions/${registration.number}`
          : `/w/${workspace}/builds/${buildId}`,
      );
    },
  });

  const submitKey = mustBuild && !duplicate ? 'submitAndBuild' : 'submit';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate();
  };
  const known = register.data?.registration;
  if (known && !known.isNew) {
    return <KnownVersionDialog name={name} registration={known} isOpen={isOpen} onClose={onClose} />;
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      width="medium"
      title={duplicate ? t('titleKnown', { number: duplicate.number }) : t('title', { name, number: nextNumber })}
      description={t('description')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="primary" type="submit" form="register" disabled={register.isPending}>
            {register.isPending ? t('pending') : t(submitKey, { number: duplicate?.number ?? nextNumber })}
          </Button>
        </>
      }
    >
      <form id="register" onSubmit={submit} className="flex flex-col gap-4">
        {register.error && <Notice tone="bad">{errorMessage(register.error)}</Notice>}
        <Field label={t('note')} hint={t('noteHint')}>
          {(control) => (
            <Textarea
              {...control}
              value={note}
              maxLength={2_000}
              data-initial-focus
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                  event.currentTarget.form?.requestSubmit();
              }}
            />
          )}
        </Field>
        <section className="flex flex-col gap-1.5">
          <h3 className="font-medium">{t('whatWillHappen')}</h3>
          <ul className="list-disc pl-5 text-muted">
            {duplicate ? (
              <li>{t('willReturn', { number: duplicate.number })}</li>
            ) : (
              <li>{t('willRegister', { name, number: nextNumber })}</li>
            )}
            <li>{t(`image.${foresight?.state ?? 'unknown'}`)}</li>
            {warningCount > 0 && <li>{t('warnings', { count: warningCount })}</li>}
          </ul>
        </section>
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={mustBuild}
            onChange={(event) => setMustBuild(event.target.checked)}
            className="size-4 accent-accent"
          />
          {t('build')}
        </label>
      </form>
    </Dialog>
  );
}

interface KnownVersionDialogProps {
  readonly name: string;
  readonly registration: Registration;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** An equal definition was registered before: which one it is, and how old its packages are. */
function KnownVersionDialog({ name, registration, isOpen, onClose }: KnownVersionDialogProps) {
  const t = useTranslations('draft.register');
  const router = useRouter();
  const { slug: workspace } = useWorkspace();
  const { number, lockedAt, cosmeticChangeOnly } = registration;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('knownTitle', { name, number })}
      actions={
        <>
          <Button onClick={onClose}>{t('stay')}</Button>
          <Button
            variant="primary"
            onClick={() => router.push(`/w/${workspace}/environments/${encodeURIComponent(name)}/versions/${number}`)}
          >
            {t('open', { name, number })}
          </Button>
        </>
      }
    >
      <p>
        {t('knownText', { number })}{' '}
        {lockedAt === undefined ? (
          t('notLocked')
        ) : (
          <>
            {t('lockedAt')} <RelativeTime at={lockedAt} />.
          </>
        )}
      </p>
      {cosmeticChangeOnly && <p className="mt-2 text-muted">{t('cosmetic')}</p>}
    </Dialog>
  );
}
