'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDuration } from '@/components/ui/duration.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import { useNow } from '@/components/ui/use-now.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { estimateRemainingMs } from '@/core/build/estimate.ts';

/** The one line of truth: state · elapsed · left, or the place in the queue. */
export function BuildChip({ build }: { build: BuildDetail }) {
  const t = useTranslations('build');
  const locale = useLocale();
  const now = useNow(1000);
  const { state, startedAt, finishedAt, usualDurations, isReused } = build;
  if (state === 'queued') return <StateChip state="queued">{queuePlace()}</StateChip>;
  if (startedAt === undefined) return <StateChip state={state} />;
  const start = Date.parse(startedAt);
  const elapsedMs = (finishedAt ? Date.parse(finishedAt) : (now ?? start)) - start;
  const parts = [formatDuration(elapsedMs, locale)];
  const leftMs =
    state === 'running' && now ? estimateRemainingMs(build.phases, usualDurations, new Date(now)) : undefined;
  if (leftMs !== undefined) {
    parts.push(leftMs > 1000 ? t('left', { time: formatDuration(leftMs, locale) }) : t('anyMoment'));
  }
  if (state === 'failed' && build.failure) parts.unshift(t('inPhase', { phase: t(`phase.${build.failure.phase}`) }));
  return <StateChip state={state === 'succeeded' && isReused ? 'reused' : state}>{parts.join(' · ')}</StateChip>;

  function queuePlace(): string | undefined {
    const { queuePosition, queueLength, expectedWaitMs } = build;
    if (queuePosition === undefined) return undefined;
    const place = t('queuePlace', { position: queuePosition, length: queueLength ?? queuePosition });
    if (expectedWaitMs === undefined) return `${place} · ${t('noWorker')}`;
    const begins =
      expectedWaitMs > 1000 ? t('beginsIn', { time: formatDuration(expectedWaitMs, locale) }) : t('beginsSoon');
    return `${place} · ${begins}`;
  }
}
