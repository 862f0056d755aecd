'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOpenDraft } from '@/components/trpc/use-open-draft.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { LinkButton } from '@/components/ui/link-button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu-item.tsx';
import { useUrlParameters } from '@/components/ui/use-url-parameters.ts';
import { BuildButton } from './build-button.tsx';
import { needsBuild } from './needs-build.ts';
import type { VersionDetail } from './use-version.ts';
import { useVersionActions } from './use-version-actions.ts';

/** What one can do with a version; the primary button is the next sensible step. */
export function VersionActions({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const { slug } = useWorkspace();
  const url = useUrlParameters();
  const draft = useOpenDraft();
  const can = {
    write: useCan('draft.write'),
    build: useCan('build.start'),
    activate: useCan('version.activate'),
    archive: useCan('version.archive'),
  };
  const act = useVersionActions(version);
  const { environmentName: name, number, isCurated, isActive, isArchived, isEnvironmentArchived, readiness } = version;
  const cloneHref = `/w/${slug}/environments/new?from=${encodeURIComponent(name)}&version=${number}`;
  const canChange = !isCurated && !isEnvironmentArchived;
  const rests = isArchived || isEnvironmentArchived;
  const editVariant = can.build && needsBuild(version) ? 'secondary' : 'primary';
  return (
    <>
      <span className="hidden sm:contents">
        <Button onClick={() => url.set({ compare: 'choose' }, true)}>{t('compare.open')}</Button>
      </span>
      {can.write &&
        (isCurated ? (
          <LinkButton variant={editVariant} href={cloneHref}>
            {t('startFromThis')}
          </LinkButton>
        ) : (
          <Button
            variant={editVariant}
            disabled={draft.isPending || rests}
            title={rests ? t('restsHint') : undefined}
            onClick={() => draft.open(name, number)}
          >
            {t('newVersion')}
          </Button>
        ))}
      <BuildButton version={version} />
      <Menu
        trigger={
          <IconButton label={t('moreActions')} variant="secondary" className="!size-8">
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => url.set({ compare: 'choose' }, true)}>{t('compare.open')}</MenuItem>
        {can.write && !isCurated && <MenuLink href={cloneHref}>{t('clone')}</MenuLink>}
        {can.activate && canChange && !isActive && (
          <MenuItem onSelect={() => act.activate(number)} disabled={readiness !== 'built' || isArchived}>
            {t('activate', { number })}
          </MenuItem>
        )}
        {can.archive && canChange && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={isArchived ? act.restore : act.archive}>
              {isArchived ? t('restore', { number }) : t('archive', { number })}
            </MenuItem>
          </>
        )}
      </Menu>
    </>
  );
}
