'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuItem } from '@/components/ui/menu-item.tsx';
import type { BaseImageItem } from './base-image-table.tsx';

export function BaseImageMenu({ image }: { image: BaseImageItem }) {
  const t = useTranslations('baseImage');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const canManage = useCan('base-image.manage');
  const [isAsking, setIsAsking] = useState(false);
  const shared = {
    onError: (error: unknown) => void toast.error(errorMessage(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.baseImage.pathKey() }),
  };
  const setDefault = useMutation(trpc.baseImage.setDefault.mutationOptions(shared));
  const remove = useMutation(trpc.baseImage.remove.mutationOptions(shared));
  const { id, name, isDefault, isBuiltIn } = image;
  if (!canManage || id === undefined) return null;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actionsFor', { name })}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setDefault.mutate({ workspace, id })} disabled={isDefault}>
          {t('makeDefault')}
        </MenuItem>
        <MenuItem onSelect={() => setIsAsking(true)} disabled={isDefault || isBuiltIn} isDangerous>
          {t('remove.open')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={() => remove.mutate({ workspace, id }, { onSuccess: () => setIsAsking(false) })}
        title={t('remove.title', { name })}
        description={t('remove.description')}
        confirmLabel={t('remove.action', { name })}
        isPending={remove.isPending}
        isDangerous
      />
    </>
  );
}
