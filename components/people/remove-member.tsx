'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UserMinus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { ConfirmDialog } from '@/components/ui/confirm-dialog.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import type { Member } from '@/core/access/member.ts';

export function RemoveMember({ member: { userId, name } }: { member: Member }) {
  const t = useTranslations('people.remove');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation(
    trpc.member.remove.mutationOptions({
      onError: (error) => void toast.error(errorMessage(error)),
      onSettled: () => {
        setIsAsking(false);
        return queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() });
      },
    }),
  );
  return (
    <>
      <IconButton label={t('open', { name })} onClick={() => setIsAsking(true)}>
        <UserMinus size={14} aria-hidden />
      </IconButton>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={() => remove.mutate({ workspace, userId })}
        title={t('title', { name })}
        description={t('description')}
        confirmLabel={t('action', { name })}
        isPending={remove.isPending}
        isDangerous
      />
    </>
  );
}
