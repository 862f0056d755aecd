'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { Draft } from '@/core/draft/draft.ts';

/** Discards the draft and leaves; the toast takes it back. */
export function useDiscardDraft({ id: draftId, environmentName }: Draft): () => void {
  const t = useTranslations('draft.discard');
  const common = useTranslations('common');
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();

  const restore = async () => {
    try {
      await client.draft.restore.mutate({ workspace, draftId });
      await queryClient.invalidateQueries({ queryKey: trpc.draft.pathKey() });
      router.push(`/w/${workspace}/drafts/${draftId}`);
    } catch (error) {
      toast.error(errorMessage(error));
    }
  };

  const discard = useMutation({
    mutationFn: () => client.draft.discard.mutate({ workspace, draftId }),
    onSuccess: async () => {
      toast(t('done', { name: environmentName }), {
        duration: 15_000,
        action: { label: common('undo'), onClick: () => void restore() },
      });
      router.push(`/w/${workspace}/environments/${encodeURIComponent(environmentName)}`);
      await queryClient.invalidateQueries({ queryKey: trpc.draft.pathKey() });
    },
    onError: (error) => toast.error(errorMessage(error)),
  });
  return () => discard.mutate();
}
