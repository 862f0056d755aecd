'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from './trpc.ts';
import { useEnvironmentChange } from './use-environment-change.ts';
import { useWorkspace } from './workspace-context.tsx';

/** Archives at once and offers to undo it, instead of asking first. The row that asked may be gone by then. */
export function useArchiveEnvironment(): { archive: (name: string) => void; restore: (name: string) => void } {
  const t = useTranslations();
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const shared = useEnvironmentChange();
  const restoring = useMutation(
    trpc.environment.restore.mutationOptions({
      ...shared,
      onSuccess: (_, { name }) => void toast.success(t('environment.restored', { name })),
    }),
  );
  const restore = (name: string) => restoring.mutate({ workspace, name });
  const archiving = useMutation(
    trpc.environment.archive.mutationOptions({
      ...shared,
      onSuccess: (_, { name }) =>
        void toast.success(t('environment.archivedNow', { name }), {
          action: { label: t('common.undo'), onClick: () => restore(name) },
        }),
    }),
  );
  return { archive: (name) => archiving.mutate({ workspace, name }), restore };
}
