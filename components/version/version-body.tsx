'use client';

import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import { BuildsTab } from './builds-tab.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { DefinitionTab } from './definition-tab.tsx';
import { DockerfileTab } from './dockerfile-tab.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { HistoryTab } from './history-tab.tsx';
import { LockTab } from './lock-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { packagesOf } from './packages-of.ts';
import { PackagesTab } from './packages-tab.tsx';
import { RunPanel } from './run-panel.tsx';
import type { VersionDetail } from './use-version.ts';
import { VersionTitle } from './version-title.tsx';
import { VersionsPanel } from './versions-panel.tsx';

const tabs = {
  overview: OverviewTab,
  packages: PackagesTab,
  definition: DefinitionTab,
  lock: LockTab,
  dockerfile: DockerfileTab,
  builds: BuildsTab,
  history: HistoryTab,
} as const;
type TabId = keyof typeof tabs;
const tabIds = Object.keys(tabs) as readonly TabId[];

export function VersionBody({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const url = useUrlParameters();
  const current = tabIds.find((id) => id === url.get('tab')) ?? 'overview';
  const counts: Partial<Record<TabId, number | undefined>> = {
    packages: packagesOf(version).length || undefined,
    builds: version.builds.length || undefined,
  };
  const CurrentTab = tabs[current];
  return (
    <div className="grid items-start gap-5 p-4 lg:p-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <VersionTitle version={version} />
        <div className="border-line border-b">
          <Tabs
            label={t('tabs.label')}
            current={current}
            tabs={tabIds.map((id) => ({ id, label: t(`tabs.${id}`), ...(counts[id] && { count: counts[id] }) }))}
          />
        </div>
        <CurrentTab version={version} />
      </div>
      <aside aria-label={t('facts.label')} className="flex min-w-0 flex-col gap-4">
        <FactsPanel version={version} />
        <RunPanel version={version} />
        <VersionsPanel version={version} />
      </aside>
      <CompareDialog version={version} />
    </div>
  );
}
