'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { BuildFailure } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { useFailureWords } from './failure-words.ts';
import { OriginLink } from './origin-link.tsx';
import { useStepTitle } from './use-step-title.ts';

interface FailureCardProps {
  readonly build: BuildDetail;
  readonly failure: BuildFailure;
  readonly onShowLine: (line: number) => void;
  /** Buttons: what can be done about it. */
  readonly children: ReactNode;
}

/** Why it failed: the cause in a sentence, the tool's own words, where it comes from, what to do. */
export function FailureCard({ build, failure, onShowLine, children }: FailureCardProps) {
  const t = useTranslations('build');
  const titleOf = useStepTitle();
  const { cause, remedy } = useFailureWords()(failure);
  const { line, message, origin, phase, stepIndex } = failure;
  const step = stepIndex === undefined ? undefined : build.steps[stepIndex];
  return (
    <section aria-labelledby="failure-cause" className="flex gap-3 rounded-lg border border-bad bg-panel p-4">
      <CircleX size={18} aria-hidden className="mt-0.5 shrink-0 text-bad" />
      <div className="flex min-w-0 flex-1 flex-col gap-2.5">
        <div>
          <h2 id="failure-cause" className="font-semibold text-lg">
            {cause}
          </h2>
          <p className="text-muted">
            {t('failedIn', {
              phase: t(`phase.${phase}`),
              step: step ? titleOf(step.name) : '',
              hasStep: String(step !== undefined),
            })}{' '}
            {origin && (
              <>
                {t('origin')} <OriginLink build={build} origin={origin} className="underline" />
              </>
            )}
          </p>
        </div>
        {message && (
          <div className="flex items-end gap-3 rounded-md bg-background px-3 py-2">
            <pre className="max-h-40 min-w-0 flex-1 overflow-y-auto whitespace-pre-wrap break-words font-mono text-sm">
              {message}
            </pre>
            {line !== undefined && (
              <button
                type="button"
                onClick={() => onShowLine(line)}
                className="min-h-6 shrink-0 whitespace-nowrap text-accent text-sm hover:underline"
              >
                {t('showLine', { line })}
              </button>
            )}
          </div>
        )}
        <p>{remedy}</p>
        <div className="flex flex-wrap gap-2">{children}</div>
      </div>
    </section>
  );
}
