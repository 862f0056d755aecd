'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { draftAddress } from './addresses.ts';
import { useTRPC } from './trpc.ts';
import { useErrorMessage } from './use-error-message.ts';
import { useWorkspace } from './workspace-context.tsx';

/** Opens the editor on the reader's draft of an environment, begun from a version where one is named. */
export function useOpenDraft(): { open: (name: string, fromNumber?: number) => void; isPending: boolean } {
  const trpc = useTRPC();
  const router = useRouter();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const mutation = useMutation(
    trpc.draft.open.mutationOptions({
      onSuccess: ({ draftId }) => router.push(draftAddress(workspace, draftId)),
      onError: (error) => toast.error(errorMessage(error)),
    }),
  );
  return {
    open: (name, fromNumber) => mutation.mutate({ workspace, name, ...(fromNumber !== undefined && { fromNumber }) }),
    isPending: mutation.isPending,
  };
}
