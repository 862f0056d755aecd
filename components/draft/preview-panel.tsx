'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { memo, useMemo } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Tabs } from '@/components/ui/tabs.tsx';
import type { Definition } from '@/core/definition/definition.ts';
import type { Draft } from '@/core/draft/draft.ts';
import { ForesightSummary } from './foresight-summary.tsx';
import { HashFacts } from './hash-facts.tsx';
import { PackageChanges } from './package-changes.tsx';
import { differenceOf } from './package-difference.ts';
import { packagesOf } from './packages-of.ts';
import { RenderedDockerfile } from './rendered-dockerfile.tsx';
import { ResolvedList } from './resolved-list.tsx';
import type { Preview } from './use-preview.ts';
import { usePreviewTab } from './use-preview-tab.ts';

interface PreviewPanelProps {
  readonly draft: Draft;
  readonly definition: Definition;
  readonly preview: Preview;
  readonly hasErrors: boolean;
  /** A solver says that the packages do not exist or do not go together. */
  readonly isUnsolvable: boolean;
}

/** The right side: what will happen, and from what it will be made. */
export const PreviewPanel = memo(function PreviewPanel(props: PreviewPanelProps) {
  const { draft, definition, preview, hasErrors, isUnsolvable } = props;
  const t = useTranslations('draft.preview');
  const { tab, tabs } = usePreviewTab(packagesOf(preview.resolved.value).length);
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const { baseNumber, environmentName } = draft;
  const base = useQuery({
    ...trpc.version.get.queryOptions({ workspace, name: environmentName, number: baseNumber ?? 0 }),
    enabled: baseNumber !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const baseLock = base.data?.lock?.content;
  const { conda, pip, unavailable } = preview.resolved.value ?? {};
  const isResolved =
    preview.resolved.value !== undefined && unavailable === undefined && conda?.ok !== false && pip?.ok !== false;
  const difference = useMemo(
    () => (baseLock && isResolved ? differenceOf(baseLock, packagesOf(preview.resolved.value)) : undefined),
    [baseLock, isResolved, preview.resolved.value],
  );

  return (
    <aside aria-label={t('title')} className="flex h-full min-h-0 flex-col bg-panel">
      <ForesightSummary
        foresight={preview.foresight}
        difference={difference}
        baseNumber={baseNumber}
        hasErrors={hasErrors}
        isUnsolvable={isUnsolvable}
      />
      <div className="border-line border-b px-1">
        <Tabs label={t('tabsLabel')} tabs={tabs} current={tab} parameter="preview" />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {tab === 'resolved' && <ResolvedList resolved={preview.resolved} />}
        {tab === 'dockerfile' && <RenderedDockerfile definition={definition} rendered={preview.rendered} />}
        {tab === 'hash' && (
          <HashFacts foresight={preview.foresight} resolved={preview.resolved} definition={definition} draft={draft} />
        )}
        {tab === 'changes' && (
          <PackageChanges
            baseNumber={baseNumber}
            difference={difference}
            isBaseLocked={base.data === undefined ? undefined : baseLock !== undefined}
          />
        )}
      </div>
    </aside>
  );
});
