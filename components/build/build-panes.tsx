'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { classNames } from '@/components/ui/class-names.ts';
import { Tabs } from '@/components/ui/tabs.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { BuildDetails } from './build-details.tsx';
import { LogPanel } from './log-panel.tsx';
import type { LineRange } from './log-store.ts';
import type { StepHeading } from './step-headings.ts';
import { StepOutline } from './step-outline.tsx';
import type { useLogStore } from './use-log-store.ts';
import { useStepTitle } from './use-step-title.ts';

const panes = ['log', 'steps', 'details'] as const;

interface BuildPanesProps {
  readonly build: BuildDetail;
  readonly log: ReturnType<typeof useLogStore>;
  readonly linkedLines: LineRange | undefined;
  readonly onShowLines: (lines: LineRange) => void;
}

/** Steps and facts beside the log; on a narrow screen one of the three at a time. */
export function BuildPanes({ build, log, linkedLines, onShowLines }: BuildPanesProps) {
  const t = useTranslations('build');
  const url = useUrlParameters();
  const pane = panes.find((candidate) => candidate === url.get('pane')) ?? 'log';
  const selectedStep = /^\d{1,6}$/.test(url.get('step')) ? Number(url.get('step')) : undefined;
  const titleOfName = useStepTitle();
  const { steps } = build;
  // Only names and first lines: states come many times a second and must not reach the editor.
  const headingKey = JSON.stringify(
    steps.flatMap(({ name, firstLine }) =>
      firstLine === undefined ? [] : [{ line: firstLine, title: titleOfName(name) }],
    ),
  );
  const headings = useMemo<readonly StepHeading[]>(() => JSON.parse(headingKey), [headingKey]);
  const selectStep = (index: number) => {
    const line = steps[index]?.firstLine;
    // A step without lines of its own leaves the log where it is.
    if (line !== undefined) onShowLines({ first: line, last: line });
    url.set({ step: String(index) });
  };
  const hiddenUnless = (candidate: string) => (pane === candidate ? '' : 'max-md:hidden');
  return (
    <>
      <div className="border-line border-b md:hidden">
        <Tabs
          label={t('panes')}
          parameter="pane"
          current={pane}
          tabs={panes.map((id) => ({ id, label: t(`pane.${id}`) }))}
        />
      </div>
      <div className="flex min-h-105 flex-1 overflow-hidden max-md:-mt-3 md:rounded-lg md:border md:border-line md:bg-panel">
        <div
          className={classNames(
            'flex min-h-0 flex-col overflow-y-auto md:w-64 md:shrink-0 md:border-line md:border-r lg:w-72',
            pane === 'log' ? 'max-md:hidden' : 'w-full',
          )}
        >
          <div className={hiddenUnless('steps')}>
            <StepOutline build={build} selectedStep={selectedStep} onSelect={selectStep} />
          </div>
          <div className={classNames('md:mt-auto md:border-line md:border-t', hiddenUnless('details'))}>
            <BuildDetails build={build} />
          </div>
        </div>
        <div className={classNames('flex min-h-0 min-w-0 flex-1', hiddenUnless('log'))}>
          <LogPanel
            build={build}
            lines={log.lines}
            connection={log.connection}
            linkedLines={linkedLines}
            onLinkLines={onShowLines}
            headings={headings}
          />
        </div>
      </div>
    </>
  );
}
