'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useEnvironmentChange } from '@/components/trpc/use-environment-change.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';

interface Reference {
  readonly environmentName: string;
  readonly number: number;
}

/** Activate, archive and restore: at once, with the way back in the toast. */
export function useVersionActions({ environmentName: name, number }: Reference) {
  const t = useTranslations('version');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const shared = useEnvironmentChange();
  const activating = useMutation(
    trpc.version.activate.mutationOptions({ ...shared, onSuccess: (_, to) => void toast.success(t('activated', to)) }),
  );
  const restoring = useMutation(
    trpc.version.restore.mutationOptions({ ...shared, onSuccess: (_, one) => void toast.success(t('restored', one)) }),
  );
  const restore = () => restoring.mutate({ workspace, name, number });
  const archiving = useMutation(
    trpc.version.archive.mutationOptions({
      ...shared,
      onSuccess: (_, one) =>
        void toast.success(t('archivedNow', one), { action: { label: common('undo'), onClick: restore } }),
    }),
  );
  return {
    activate: (to: number) => activating.mutate({ workspace, name, number: to }),
    archive: () => archiving.mutate({ workspace, name, number }),
    restore,
  };
}
