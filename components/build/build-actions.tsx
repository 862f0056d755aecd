'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { buildAddress, draftAddress, versionAddress } from '@/components/trpc/addresses.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useOpenDraft } from '@/components/trpc/use-open-draft.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button, type ButtonVariant } from '@/components/ui/button.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';

/** Cancel while it runs; afterwards try again, and change the definition where it failed. */
export function BuildActions({ build }: { build: BuildDetail }) {
  const canStart = useCan('build.start');
  const canCancel = useCan('build.cancel');
  if (!isFinished(build.state)) return canCancel && <CancelButton buildId={build.id} />;
  if (build.state === 'succeeded') return <OpenResult build={build} />;
  if (!canStart) return null;
  // What comes from a line of the definition fails again until that line is changed.
  const isEditNext = build.failure?.origin !== undefined;
  const retry = <RetryButton buildId={build.id} variant={isEditNext ? 'secondary' : 'primary'} />;
  return (
    <>
      {isEditNext && retry}
      <EditButton build={build} variant={isEditNext ? 'primary' : 'secondary'} />
      {!isEditNext && retry}
    </>
  );
}

/** Where the image is described: its version, or the draft that it was a test of. */
function OpenResult({ build: { environmentName, versionNumber, draftId } }: { build: BuildDetail }) {
  const t = useTranslations('build');
  const { slug } = useWorkspace();
  if (draftId) return <LinkButton href={draftAddress(slug, draftId)}>{t('backToDraft')}</LinkButton>;
  if (environmentName === undefined || versionNumber === undefined) return null;
  return (
    <LinkButton variant="primary" href={versionAddress(slug, environmentName, versionNumber)}>
      {t('openVersion', { number: versionNumber })}
    </LinkButton>
  );
}

function CancelButton({ buildId }: { buildId: string }) {
  const t = useTranslations('build');
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const cancel = useMutation(
    trpc.build.cancel.mutationOptions({ onError: (error) => toast.error(errorMessage(error)) }),
  );
  const isCancelling = cancel.isPending || cancel.isSuccess;
  return (
    <Button variant="danger" disabled={isCancelling} onClick={() => cancel.mutate({ workspace, buildId })}>
      {isCancelling ? t('cancelling') : t('cancel')}
    </Button>
  );
}

function RetryButton({ buildId, variant }: { buildId: string; variant: ButtonVariant }) {
  const t = useTranslations('build');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const retry = useMutation(
    trpc.build.retry.mutationOptions({
      onSuccess: ({ buildId: next }) => {
        void queryClient.invalidateQueries(trpc.build.list.pathFilter());
        router.push(buildAddress(workspace, next));
      },
      onError: (error) => toast.error(errorMessage(error)),
    }),
  );
  return (
    <Button variant={variant} disabled={retry.isPending} onClick={() => retry.mutate({ workspace, buildId })}>
      {t('tryAgain')}
    </Button>
  );
}

function EditButton({ build, variant }: { build: BuildDetail; variant: ButtonVariant }) {
  const t = useTranslations('build');
  const { slug } = useWorkspace();
  const draft = useOpenDraft();
  const { draftId, environmentName, versionNumber } = build;
  if (draftId)
    return (
      <LinkButton variant={variant} href={draftAddress(slug, draftId)}>
        {t('backToDraft')}
      </LinkButton>
    );
  if (!environmentName) return null;
  return (
    <Button variant={variant} disabled={draft.isPending} onClick={() => draft.open(environmentName, versionNumber)}>
      {t('editAsDraft')}
    </Button>
  );
}
