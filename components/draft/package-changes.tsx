'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { PackageChange } from '@/core/lock/compare-locks.ts';
import type { PackageDifference } from './package-difference.ts';

interface PackageChangesProps {
  readonly baseNumber: number | undefined;
  readonly difference: PackageDifference | undefined;
  readonly isBaseLocked: boolean | undefined;
}

/** Package by package, what the draft changes against the version it was opened from. */
export function PackageChanges({ baseNumber, difference, isBaseLocked }: PackageChangesProps) {
  const t = useTranslations('draft.changes');
  if (baseNumber === undefined) return <p className="px-4 py-3 text-muted">{t('noBase')}</p>;
  if (isBaseLocked === false)
    return <p className="px-4 py-3 text-muted">{t('baseNotLocked', { number: baseNumber })}</p>;
  if (difference === undefined) {
    return (
      <div className="flex flex-col gap-3 px-4 py-3">
        <Skeleton className="h-5" />
        <Skeleton className="h-5" />
      </div>
    );
  }
  if (difference.changes.length === 0)
    return <p className="px-4 py-3 text-muted">{t('same', { number: baseNumber })}</p>;
  return (
    <ul className="py-1">
      {difference.changes.map((change) => (
        <ChangeRow key={`${change.manager} ${change.name}`} change={change} />
      ))}
    </ul>
  );
}

function ChangeRow({ change: { manager, name, left, right } }: { readonly change: PackageChange }) {
  const t = useTranslations('draft.changes');
  const kind = left === undefined ? 'added' : right === undefined ? 'removed' : 'moved';
  const colour = { added: 'text-good', removed: 'text-bad', moved: 'text-running' }[kind];
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-b px-4 py-1">
      <span className={colour}>{t(kind)}</span>
      <span className="min-w-0 truncate">
        <span className="font-semibold">{name}</span> <span className="text-faint text-sm">{manager}</span>
      </span>
      <span className="font-mono text-sm">{[left, right].filter((version) => version !== undefined).join(' → ')}</span>
    </li>
  );
}
