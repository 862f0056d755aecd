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

interface StepRowProps {
  readonly step: BuildStep;
  readonly isSelected: boolean;
  readonly isLive: boolean;
  readonly onSelect: () => void;
}

/** State, title, and how long it took or "cached". */
export function StepRow({ step, isSelected, isLive, onSelect }: StepRowProps) {
  const t = useTranslations('build');
  const title = useStepTitle()(step.name);
  const { Icon, className } = icons[step.state];
  return (
    <button
      type="button"
      aria-current={isSelected ? 'step' : undefined}
      onClick={onSelect}
      title={title}
      className={classNames(
        'flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
        step.state === 'pending' && 'text-muted',
      )}
    >
      <Icon size={14} aria-hidden className={classNames('shrink-0', className)} />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <span className="sr-only">{t(`stepState.${step.state}`)}</span>
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
