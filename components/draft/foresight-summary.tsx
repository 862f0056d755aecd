'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { formatByteSize } from '@/components/ui/byte-size.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { formatDuration } from '@/components/ui/duration.tsx';
import { Hash } from '@/components/ui/hash.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { PackageDifference } from './package-difference.ts';
import type { Answer, Foresight } from './use-preview.ts';

interface ForesightSummaryProps {
  readonly foresight: Answer<Foresight>;
  readonly difference: PackageDifference | undefined;
  readonly baseNumber: number | undefined;
  readonly hasErrors: boolean;
  /** A solver says that the packages do not exist or do not go together. */
  readonly isUnsolvable: boolean;
}

/** What will happen with the definition as it stands: ready at once, or built and how long; and what changes. */
export function ForesightSummary(props: ForesightSummaryProps) {
  const { foresight, difference, baseNumber, hasErrors, isUnsolvable } = props;
  const t = useTranslations('draft.foresight');
  const { value, isStale } = foresight;
  return (
    <section
      aria-label={t('title')}
      aria-busy={isStale}
      className="flex min-h-23 flex-col gap-1.5 border-line border-b px-4 py-2.5"
    >
      {value === undefined ? (
        <>
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-4 w-64" />
        </>
      ) : (
        <>
          <div className="flex items-center gap-2">
            <ForesightChip foresight={value} hasErrors={hasErrors} isUnsolvable={isUnsolvable} />
            {value.imageHash !== undefined && (
              <span className="ml-auto min-w-0">
                <Hash value={value.imageHash} what={t('imageHash')} />
              </span>
            )}
          </div>
          <KnownVersion foresight={value} />
          {hasErrors && <p className="text-muted">{t('hasErrorsDetail')}</p>}
          {!hasErrors && isUnsolvable && value.state !== 'ready' && (
            <p className="text-muted">{t('unsolvableDetail')}</p>
          )}
          {!hasErrors && !isUnsolvable && difference === undefined && (
            <p className="text-muted">{t(`detail.${value.state}`)}</p>
          )}
        </>
      )}
      {difference !== undefined && baseNumber !== undefined && (
        <DifferenceText difference={difference} baseNumber={baseNumber} />
      )}
    </section>
  );
}

interface ForesightChipProps {
  readonly foresight: Foresight;
  readonly hasErrors: boolean;
  readonly isUnsolvable: boolean;
}

function ForesightChip({ foresight, hasErrors, isUnsolvable }: ForesightChipProps) {
  const t = useTranslations('draft.foresight');
  const locale = useLocale();
  const { state, estimateMs, buildId } = foresight;
  const { slug } = useWorkspace();
  if (hasErrors) {
    return (
      <Chip tone="bad" hasDot>
        {t('hasErrors')}
      </Chip>
    );
  }
  if (state === 'ready') {
    return (
      <Chip tone="good" hasDot>
        {t('ready')}
      </Chip>
    );
  }
  if (isUnsolvable) {
    return (
      <Chip tone="bad" hasDot>
        {t('unsolvable')}
      </Chip>
    );
  }
  if (state === 'in-flight') {
    return (
      <>
        <Chip tone="running" hasDot>
          {t('inFlight')}
        </Chip>
        {buildId !== undefined && (
          <Link href={`/w/${slug}/builds/${buildId}`} className="text-accent hover:underline">
            {t('watch')}
          </Link>
        )}
      </>
    );
  }
  if (state === 'unknown') return <Chip>{t('unknown')}</Chip>;
  return (
    <>
      <Chip tone="running" hasDot>
        {t('willBeBuilt')}
      </Chip>
      {estimateMs !== undefined && (
        <span className="text-muted">{t('about', { duration: formatDuration(roundedMs(estimateMs), locale) })}</span>
      )}
    </>
  );
}

/** An estimate of 41.3 s would promise too much: seconds under ten, then tens. */
function roundedMs(durationMs: number): number {
  const stepMs = durationMs < 10_000 ? 1_000 : 10_000;
  return Math.max(10_000, Math.round(durationMs / stepMs) * stepMs);
}

function KnownVersion({ foresight }: { readonly foresight: Foresight }) {
  const t = useTranslations('draft.foresight');
  const { slug } = useWorkspace();
  const { existingVersion: known, lockedAt } = foresight;
  if (known === undefined) return null;
  return (
    <p className="text-muted">
      {t.rich('knownVersion', {
        version: () => (
          <Link
            href={`/w/${slug}/environments/${known.name}/versions/${known.number}`}
            className="font-medium text-accent hover:underline"
          >
            {known.name}@{known.number}
          </Link>
        ),
      })}
      {lockedAt !== undefined && (
        <>
          {' '}
          {t('locked')} <RelativeTime at={lockedAt} />
        </>
      )}
    </p>
  );
}

function DifferenceText({
  difference,
  baseNumber,
}: {
  readonly difference: PackageDifference;
  readonly baseNumber: number;
}) {
  const t = useTranslations('draft.foresight');
  const locale = useLocale();
  const { added, removed, changed, sizeBytes } = difference;
  if (added + removed + changed === 0) return <p className="text-muted">{t('noDifference', { number: baseNumber })}</p>;
  const parts = [
    added > 0 && t('added', { count: added }),
    removed > 0 && t('removed', { count: removed }),
    changed > 0 && t('changed', { count: changed }),
    sizeBytes !== undefined &&
      Math.abs(sizeBytes) >= 100_000 &&
      `${sizeBytes < 0 ? '−' : '+'}${formatByteSize(Math.abs(sizeBytes), locale)}`,
  ].filter((part) => part !== false);
  return (
    <p className="text-muted">
      {t('against', { number: baseNumber })} {parts.join(t('separator'))}
    </p>
  );
}
