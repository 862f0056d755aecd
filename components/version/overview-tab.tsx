'use client';

import { useTranslations } from 'next-intl';
import { Tag } from '@/components/ui/chip.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Fact, Facts } from './fact.tsx';
import { packagesOf } from './packages-of.ts';
import { StateNotice } from './state-notice.tsx';
import type { VersionDetail } from './use-version.ts';

/** The version at one glance: how it stands, what was asked for, and the settings that are not the default. */
export function OverviewTab({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const packages = packagesOf(version);
  const requested = packages.filter(({ isRequested }) => isRequested);
  const { definition } = version;
  return (
    <div className="flex flex-col gap-4">
      <StateNotice version={version} />
      {requested.length > 0 && (
        <Panel title={t('overview.askedFor', { count: requested.length })}>
          <div className="flex flex-wrap gap-1.5 px-4 pt-2 pb-4">
            {requested.map((each) => (
              <Tag key={`${each.manager} ${each.name}`}>
                {each.name} {each.version}
              </Tag>
            ))}
          </div>
          {packages.length > requested.length && (
            <p className="px-4 pb-4 text-muted">
              {t('overview.required', { count: packages.length - requested.length })}
            </p>
          )}
        </Panel>
      )}
      <Panel title={t('overview.settings')}>
        <Facts>
          <Fact term={t('settings.baseImage')}>{definition.baseImage || t('settings.defaultBase')}</Fact>
          {definition.variables.length > 0 && (
            <Fact term={t('settings.variables')}>
              {definition.variables.map(({ name, value }) => (
                <code key={name} className="block break-all font-mono text-sm">
                  {name}={value}
                </code>
              ))}
            </Fact>
          )}
          {definition.user && <Fact term={t('settings.user')}>{definition.user}</Fact>}
          {definition.interpreterPath && <Fact term={t('settings.interpreter')}>{definition.interpreterPath}</Fact>}
          {definition.userManaged && <Fact term={t('settings.python')}>{t('settings.userManaged')}</Fact>}
          {definition.allowSourceBuilds && <Fact term={t('settings.sourceBuilds')}>{t('settings.allowed')}</Fact>}
          <Fact term={t('settings.platform')}>{definition.platform}</Fact>
        </Facts>
      </Panel>
    </div>
  );
}
