'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names.ts';
import { Duration } from '@/components/ui/duration.tsx';
import { useNow } from '@/components/ui/use-now.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { type PhaseSegment, phaseSegments } from './phase-segments.ts';

const colours: Record<PhaseSegment['state'], string> = {
  done: 'bg-good',
  running: 'bg-running',
  failed: 'bg-bad',
  cancelled: 'bg-faint',
  pending: 'bg-line',
  skipped: 'bg-line',
};

/** How much of a segment is filled: all of it without a usual duration, or beyond it. */
function filledPercent(durationMs = 0, usualMs = 0): number {
  return usualMs > durationMs ? (durationMs / usualMs) * 100 : 100;
}

/** A bar of phases, each as long as it takes; on a phone one sees the bar alone with the words of the current one. */
export function PhaseBar({ build }: { build: BuildDetail }) {
  const t = useTranslations('build.phase');
  const now = useNow(500) ?? 0;
  const segments = phaseSegments(build, now).filter(({ state }) => state !== 'skipped');
  const current = segments.find(({ state }) => state === 'running');
  return (
    <div>
      <ol className="flex w-full gap-1 sm:gap-1.5">
        {segments.map(({ phase, state, durationMs, usualMs, weight }) => (
          <li
            key={phase}
            style={{ flexGrow: weight }}
            className="relative min-w-3 basis-3 transition-[flex-grow] duration-300 sm:min-w-22 sm:basis-22"
          >
            <div className="h-1.5 overflow-hidden rounded-full bg-line">
              <div
                style={{ width: `${filledPercent(durationMs, usualMs)}%` }}
                className={classNames('h-full rounded-full', colours[state], state === 'running' && 'animate-pulse')}
              />
            </div>
            <p className="mt-1 truncate text-sm max-sm:sr-only">
              <span className={state === 'pending' ? 'text-muted' : 'font-medium'}>{t(phase)}</span>{' '}
              <span className="text-muted">
                {durationMs !== undefined && <Duration durationMs={durationMs} />}
                {usualMs !== undefined && (durationMs ?? 0) < usualMs && (
                  <>
                    {durationMs !== undefined && ' / '}≈ <Duration durationMs={usualMs} />
                  </>
                )}
              </span>
              <span className="sr-only">{t(`state.${state}`)}</span>
            </p>
          </li>
        ))}
      </ol>
      {current && (
        <p aria-hidden className="mt-1 text-muted text-sm sm:hidden">
          {t(current.phase)}
        </p>
      )}
    </div>
  );
}
