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

/** A bar of phases, each as long as it takes; on a phone the bar alone with the words of the current one. */
export function PhaseBar({ build }: { build: BuildDetail }) {
  const t = useTranslations('build.phase');
  const now = useNow(500) ?? 0;
  const segments = phaseSegments(build, now).filter(({ state }) => state !== 'skipped');
  return (
    <ol className="flex w-full gap-1 sm:gap-1.5">
      {segments.map(({ phase, state, durationMs, weight }) => (
        <li
          key={phase}
          style={{ flexGrow: weight }}
          className="min-w-3 basis-3 transition-[flex-grow] duration-300 sm:min-w-22 sm:basis-22"
        >
          <div className={classNames('h-1.5 rounded-full', colours[state], state === 'running' && 'animate-pulse')} />
          <p className="mt-1 hidden truncate text-sm sm:block">
            <span className={state === 'pending' ? 'text-muted' : 'font-medium'}>{t(phase)}</span>{' '}
            {durationMs !== undefined && (
              <span className="text-muted">
                <Duration durationMs={durationMs} />
              </span>
            )}
            <span className="sr-only">{t(`state.${state}`)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
