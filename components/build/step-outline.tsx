'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names.ts';
import { type BuildPhase, buildPhases, isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { inOrderOfStart } from './in-order-of-start.ts';
import { StepRow } from './step-row.tsx';
import { stepShare } from './step-share.ts';

interface StepOutlineProps {
  readonly build: BuildDetail;
  readonly selectedStep: number | undefined;
  readonly onSelect: (step: number) => void;
}

/** The steps by phase; a phase can be folded away, a step leads to its lines. */
export function StepOutline({ build, selectedStep, onSelect }: StepOutlineProps) {
  const t = useTranslations('build');
  const [folded, setFolded] = useState<ReadonlySet<BuildPhase>>(new Set());
  const toggle = (phase: BuildPhase) => {
    const next = new Set(folded);
    if (!next.delete(phase)) next.add(phase);
    setFolded(next);
  };
  const groups = buildPhases
    .map((phase) => ({ phase, steps: inOrderOfStart(build.steps.filter((step) => step.phase === phase)) }))
    .filter(({ steps }) => steps.length > 0);
  if (groups.length === 0) {
    return <p className="px-4 py-3 text-muted">{t(isFinished(build.state) ? 'noStepsAtAll' : 'noSteps')}</p>;
  }
  return (
    <nav aria-label={t('steps')} className="flex flex-col gap-1 p-2">
      {groups.map(({ phase, steps }) => {
        const isOpen = !folded.has(phase);
        return (
          <div key={phase}>
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => toggle(phase)}
              className="flex h-7 w-full items-center gap-1.5 rounded-md px-1.5 text-left text-muted text-sm hover:bg-hover"
            >
              <ChevronRight
                size={13}
                aria-hidden
                className={classNames('transition-transform', isOpen && 'rotate-90')}
              />
              <span className="flex-1 font-medium">{t(`phase.${phase}`)}</span>
              {!isOpen && <span>{t('stepCount', { count: steps.length })}</span>}
            </button>
            {isOpen && (
              <ol>
                {steps.map((step) => (
                  <li key={step.index}>
                    <StepRow
                      step={step}
                      isSelected={step.index === selectedStep}
                      isLive={build.finishedAt === undefined}
                      share={stepShare(build, step)}
                      onSelect={() => onSelect(step.index)}
                    />
                  </li>
                ))}
              </ol>
            )}
          </div>
        );
      })}
    </nav>
  );
}
