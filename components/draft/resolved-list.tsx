'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { Input } from '@/components/ui/input.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { type ExplainedPackage, explainPackages } from '@/core/lock/explain-packages.ts';
import { sizeOf } from './package-difference.ts';
import { packagesOf } from './packages-of.ts';
import { ResolutionProblem } from './resolution-problem.tsx';
import type { Answer, ResolvedDefinition } from './use-preview.ts';

/** A list longer than this is cut until one filters: nobody reads on, and the browser need not either. */
const shownLimit = 400;

/** What the solvers would install: what was asked for first, then the rest with the reason for each. */
export function ResolvedList({ resolved }: { readonly resolved: Answer<ResolvedDefinition> }) {
  const t = useTranslations('draft.resolved');
  const errorMessage = useErrorMessage();
  const [filter, setFilter] = useState('');
  const packages = useMemo(() => explainPackages(packagesOf(resolved.value)), [resolved.value]);
  const totalBytes = sizeOf(packages);

  if (resolved.value === undefined) {
    if (resolved.error) return <Notice tone="bad">{errorMessage(resolved.error)}</Notice>;
    return <ResolvedSkeleton />;
  }

  const { conda, pip, unavailable } = resolved.value;
  const isEmpty = packages.length === 0 && unavailable === undefined && conda?.ok !== false && pip?.ok !== false;
  if (isEmpty && resolved.isStale) return <ResolvedSkeleton />;
  const needle = filter.trim().toLowerCase();
  const matching = packages.filter((each) => each.name.toLowerCase().includes(needle));

  return (
    <div aria-busy={resolved.isStale} className="flex flex-col gap-2 py-2">
      {unavailable !== undefined && (
        <div className="px-4">
          <Notice tone="running">{t(`unavailable.${unavailable}`)}</Notice>
        </div>
      )}
      {conda?.ok === false && <ResolutionProblem section="conda" problem={conda.problem} />}
      {pip?.ok === false && <ResolutionProblem section="pip" problem={pip.problem} />}
      {packages.length > 0 && (
        <>
          <div className="flex items-center gap-3 px-4">
            <Input
              type="search"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              aria-label={t('filter', { count: packages.length })}
              placeholder={t('filter', { count: packages.length })}
              className="!h-7"
            />
            {totalBytes !== undefined && (
              <span className="shrink-0 text-faint">
                <ByteSize bytes={totalBytes} />
              </span>
            )}
          </div>
          <ul>
            {matching.slice(0, shownLimit).map((each) => (
              <PackageRow key={`${each.manager} ${each.name}`} package={each} isStale={resolved.isStale} />
            ))}
          </ul>
          {matching.length === 0 && <p className="px-4 text-muted">{t('noMatch')}</p>}
          {matching.length > shownLimit && (
            <p className="px-4 text-muted">{t('more', { count: matching.length - shownLimit })}</p>
          )}
        </>
      )}
      {isEmpty && <p className="px-4 py-2 text-muted">{t('empty')}</p>}
    </div>
  );
}

function PackageRow({ package: each, isStale }: { readonly package: ExplainedPackage; readonly isStale: boolean }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_4.5rem] items-baseline gap-x-3 border-line border-b px-4 py-1">
      <span className="min-w-0 truncate" title={each.why.join(' → ') || each.name}>
        <span className={each.isRequested ? 'font-semibold' : 'text-muted'}>{each.name}</span>{' '}
        <span className="text-faint text-sm">{each.why.length > 0 ? each.why.join(' → ') : each.manager}</span>
      </span>
      <span className={classNames('font-mono text-sm', isStale && 'text-faint')}>{each.version}</span>
      <span className="text-right text-faint">
        {each.sizeBytes === undefined ? '—' : <ByteSize bytes={each.sizeBytes} />}
      </span>
    </li>
  );
}

function ResolvedSkeleton() {
  const t = useTranslations('draft.resolved');
  return (
    <div className="flex flex-col gap-3 px-4 py-3" aria-busy>
      <span className="sr-only">{t('resolving')}</span>
      {[70, 55, 80, 62, 48, 66].map((width) => (
        <Skeleton key={width} className="h-5" />
      ))}
    </div>
  );
}
