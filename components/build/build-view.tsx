'use client';

import { useTranslations } from 'next-intl';
import { environmentAddress, versionAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { PageHeader } from '@/components/ui/page-header.tsx';
import { PageTitle } from '@/components/ui/page-title.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { BuildActions } from './build-actions.tsx';
import { BuildChip } from './build-chip.tsx';
import { BuildComparison } from './build-comparison.tsx';
import { BuildEndAnnouncement } from './build-end-announcement.tsx';
import { buildName } from './build-name.ts';
import { BuildPanes } from './build-panes.tsx';
import { BuildWarnings } from './build-warnings.tsx';
import { FailureCard } from './failure-card.tsx';
import { parseLineRange, renderLineRange } from './line-range.ts';
import type { LineRange } from './log-store.ts';
import { PhaseBar } from './phase-bar.tsx';
import { useLogStore } from './use-log-store.ts';

/** The page of a build that is known: what is true now on top, steps and log below. */
export function BuildView({ build }: { build: BuildDetail }) {
  const t = useTranslations('build');
  const { slug, user } = useWorkspace();
  const url = useUrlParameters();
  const linkedLines = parseLineRange(url.get('line'));
  const beginning = build.finishedAt === undefined ? undefined : 1;
  const log = useLogStore(build, linkedLines?.first ?? build.failure?.line ?? beginning);
  const name = buildName(build);
  const showLines = (lines: LineRange) => url.set({ line: renderLineRange(lines), step: '', pane: '' });
  const actions = <BuildActions build={build} />;
  const { failure, environmentName, versionNumber } = build;
  return (
    <>
      <PageTitle>{t('tabTitle', { state: t(`tabState.${build.state}`), name })}</PageTitle>
      <PageHeader crumbs={crumbsOf()} actions={!failure && actions} />
      <BuildEndAnnouncement build={build} />
      <div className="flex min-h-0 flex-1 flex-col gap-3 p-3 sm:p-4 lg:p-5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="truncate font-semibold text-xl">{name}</h1>
          <BuildChip build={build} />
          {build.isTest && <span className="text-muted">{t('testBuild')}</span>}
          <span className="hidden text-muted sm:inline">
            {build.requestedByName === user.name ? t('startedByYou') : t('startedBy', { name: build.requestedByName })}{' '}
            · <RelativeTime at={build.requestedAt} />
          </span>
        </div>
        <PhaseBar build={build} />
        {failure && (
          <FailureCard build={build} failure={failure} onShowLine={(line) => showLines({ first: line, last: line })}>
            {actions}
          </FailureCard>
        )}
        <BuildWarnings warnings={build.warnings} />
        {url.get('compare') !== '' && (
          <BuildComparison
            build={build}
            onClose={() => url.set({ compare: '' })}
            onShowLine={(line) => url.set({ line: String(line), compare: '', pane: '' })}
          />
        )}
        <BuildPanes build={build} log={log} linkedLines={linkedLines} onShowLines={showLines} />
      </div>
    </>
  );

  function crumbsOf() {
    const last = { label: t('title') };
    if (environmentName === undefined) return [{ label: t('list.title'), href: `/w/${slug}/builds` }, last];
    const environment = { label: environmentName, href: environmentAddress(slug, environmentName) };
    if (versionNumber === undefined) return [environment, last];
    return [
      environment,
      { label: `@${versionNumber}`, href: versionAddress(slug, environmentName, versionNumber) },
      last,
    ];
  }
}
