'use client';

import { useTranslations } from 'next-intl';
import type { SelectOption } from '@/components/ui/select.tsx';
import { type Role, roles } from '@/core/access/role.ts';

/** The roles, weakest first, with what each of them may do. */
export function useRoleOptions(): readonly SelectOption<Role>[] {
  const t = useTranslations('account.roles');
  return roles.map((value) => ({ value, label: t(`${value}.name`), description: t(`${value}.may`) }));
}
