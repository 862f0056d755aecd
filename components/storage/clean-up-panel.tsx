'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ByteSize, formatByteSize } from '@/components/ui/byte-size.tsx';
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { type CleanUpKind, cleanUpKinds, type StorageOverview } from '@/core/storage/storage-overview.ts';

/** Each clean-up with what it frees; before it is done, what is lost by it. */
export function CleanUpPanel({ storage }: { storage: StorageOverview }) {
  const t = useTranslations('storage.cleanUp');
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const canManage = useCan('operations.manage');
  const [chosen, setChosen] = useState<CleanUpKind>();
  const cleanUp = useMutation(
    trpc.storage.cleanUp.mutationOptions({
      onSuccess: ({ freedBytes }) => toast.success(t('done', { size: formatByteSize(freedBytes, locale) })),
      onError: (error) => toast.error(errorMessage(error)),
      onSettled: () => {
        setChosen(undefined);
        return queryClient.invalidateQueries({ queryKey: trpc.storage.pathKey() });
      },
    }),
  );
  return (
    <Panel title={t('title')}>
      <ul className="divide-y divide-line px-4 pt-1 pb-1">
        {cleanUpKinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{t(`${kind}.name`)}</p>
              <p className="text-muted text-sm">{t(`${kind}.description`)}</p>
            </div>
            <span className="tabular-nums">
              <ByteSize bytes={storage.frees[kind]} />
            </span>
            {canManage && (
              <Button disabled={storage.frees[kind] === 0 || cleanUp.isPending} onClick={() => setChosen(kind)}>
                {t(`${kind}.action`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        onConfirm={() => chosen && cleanUp.mutate({ workspace, kinds: [chosen] })}
        title={chosen ? t(`${chosen}.name`) : ''}
        description={chosen ? t(`${chosen}.lost`) : ''}
        confirmLabel={
          chosen
            ? t('confirm', { action: t(`${chosen}.action`), size: formatByteSize(storage.frees[chosen], locale) })
            : ''
        }
        isPending={cleanUp.isPending}
        isDangerous
      />
    </Panel>
  );
}
