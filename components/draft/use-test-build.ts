'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { DraftStore } from './draft-store.ts';

/** Builds what stands in the draft without registering it, and goes to watch. */
export function useTestBuild(draftId: string, store: DraftStore): { start: () => void; isStarting: boolean } {
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const client = useTRPCClient();
  const router = useRouter();
  const build = useMutation({
    mutationFn: async () => {
      // The server builds what it has: everything typed goes there first.
      await store.saver.flush();
      return client.build.start.mutate({ workspace, draftId });
    },
    onSuccess: ({ buildId }) => router.push(`/w/${workspace}/builds/${buildId}`),
    onError: (error) => toast.error(errorMessage(error)),
  });
  return { start: () => build.mutate(), isStarting: build.isPending };
}
