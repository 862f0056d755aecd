'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar.tsx';
import type { DraftPresence } from '@/core/draft/draft.ts';

type PresenceProps = Pick<DraftPresence, 'others' | 'isOpenElsewhere'>;

/** Who else has the draft open now. */
export function Presence({ others, isOpenElsewhere }: PresenceProps) {
  const t = useTranslations('draft.presence');
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-muted">
      {others.slice(0, 3).map(({ userId, name }) => (
        <Avatar key={userId} name={name} />
      ))}
      {others.length > 0 && (
        <span className="hidden truncate 2xl:inline">
          {others.length === 1 ? t('one', { name: others[0]?.name ?? '' }) : t('many', { count: others.length })}
        </span>
      )}
      {isOpenElsewhere && <span className="truncate text-running">{t('elsewhere')}</span>}
    </span>
  );
}
