'use client';

import { Ban, Check, Circle, LoaderCircle, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names.ts';
import { Duration } from '@/components/ui/duration.tsx';
import { useNow } from '@/components/ui/use-now.ts';
import type { BuildStep } from '@/core/build/build.ts';
import { useStepTitle } from './use-step-title.ts';

const icons: Record<BuildStep['state'], { Icon: typeof Check; className: string }> = {
  pending: { Icon: Circle, className: 'text-faint' },
  running: { Icon: LoaderCircle, className: 'text-running animate-spin' },
  done: { Icon: Check, className: 'text-good' },
  cached: { Icon: Check, className: 'text-good' },
  failed: { Icon: X, className: 'text-bad' },
  cancelled: { Icon: Ban, className: 'text-faint' },
};

/** What takes less than a hundredth is no thread worth pulling. */
const leastShownShare = 0.01;

interface StepRowProps {
  readonly step: BuildStep;
  readonly isSelected: boolean;
  readonly isLive: boolean;
  /** Of the time that the build took, 0 to 1; undefined while it runs. */
  readonly share: number | undefined;
  readonly onSelect: () => void;
}

/** State, title, and how long it took or "cached". */
export function StepRow({ step, isSelected, isLive, share, onSelect }: StepRowProps) {
  const t = useTranslations('build');
  const title = useStepTitle()(step.name);
  const { Icon, className } = icons[step.state];
  return (
    <button
      type="button"
      aria-current={isSelected ? 'step' : undefined}
      onClick={onSelect}
      title={share === undefined ? title : t('stepShare', { title, share })}
      className={classNames(
        'relative flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
        step.state === 'pending' && 'text-muted',
      )}
    >
      <Icon size={14} aria-hidden className={classNames('shrink-0', className)} />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <span className="sr-only">{t(`stepState.${step.state}`)}</span>
      {share !== undefined && share >= leastShownShare && (
        <span
          aria-hidden
          className="absolute bottom-0 left-7.5 h-0.5 rounded-full bg-accent/40"
          style={{ width: `calc((100% - 38px) * ${share})` }}
        />
      )}
      <span className="whitespace-nowrap text-muted text-sm">
        {step.state === 'cached' ? t('stepState.cached') : <StepDuration step={step} isLive={isLive} />}
      </span>
    </button>
  );
}

function StepDuration({ step, isLive }: { step: BuildStep; isLive: boolean }) {
  if (!step.startedAt) return null;
  if (step.finishedAt) return <Duration durationMs={Date.parse(step.finishedAt) - Date.parse(step.startedAt)} />;
  return isLive && step.state === 'running' ? <RunningDuration startedAt={step.startedAt} /> : null;
}

function RunningDuration({ startedAt }: { startedAt: string }) {
  const now = useNow(500);
  return now === undefined ? null : <Duration durationMs={now - Date.parse(startedAt)} />;
}
