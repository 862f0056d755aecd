'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar.tsx';

interface PresenceProps {
  readonly others: readonly { readonly userId: string; readonly name: string }[];
  readonly isInOtherTab: boolean;
}

/** Who else has the draft open now. */
export function Presence({ others, isInOtherTab }: PresenceProps) {
  const t = useTranslations('draft.presence');
  const people = [...new Map(others.map((other) => [other.userId, other.name])).entries()];
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-muted">
      {people.slice(0, 3).map(([userId, name]) => (
        <Avatar key={userId} name={name} />
      ))}
      {people.length > 0 && (
        <span className="hidden truncate md:inline">
          {people.length === 1 ? t('one', { name: people[0]?.[1] ?? '' }) : t('many', { count: people.length })}
        </span>
      )}
      {isInOtherTab && <span className="truncate text-running">{t('otherTab')}</span>}
    </span>
  );
}
