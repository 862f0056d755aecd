'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Select } from '@/components/ui/select.tsx';
import type { Member } from '@/core/access/member.ts';
import { useRoleOptions } from './use-role-options.ts';

/** A member's role; admins change it in place. */
export function MemberRole({ member: { userId, name, role } }: { member: Member }) {
  const t = useTranslations('people');
  const roleNames = useTranslations('account.roles');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const canManage = useCan('member.manage');
  const options = useRoleOptions();
  const change = useMutation(
    trpc.member.changeRole.mutationOptions({
      onSuccess: (_, input) => void toast.success(t('roleChanged', { name, role: roleNames(`${input.role}.name`) })),
      onError: (error) => void toast.error(errorMessage(error)),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  if (!canManage) return roleNames(`${role}.name`);
  return (
    <Select
      label={t('roleOf', { name })}
      className="w-28 sm:w-32"
      value={role}
      options={options}
      disabled={change.isPending}
      onChange={(next) => next !== role && change.mutate({ workspace, userId, role: next })}
    />
  );
}
