'use client';

import { useQuery } from '@tanstack/react-query';
import { Activity, Box, Hammer, HardDrive, Layers, ScrollText, Star, Users } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { EngineChip } from './engine-chip.tsx';
import { navigationEntryOf } from './navigation-entry.ts';
import { SidebarLink } from './sidebar-link.tsx';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

export function Sidebar({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('shell');
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const canReadAudit = useCan('audit.read');
  const canReadOperations = useCan('operations.read');
  const { data: counts } = useQuery(
    trpc.environment.counts.queryOptions({ workspace: slug }, { refetchInterval: 15_000 }),
  );
  const base = `/w/${slug}`;
  const current = navigationEntryOf(usePathname());
  const entry = (folder: string) => ({ href: `${base}/${folder}`, isCurrent: current === folder });
  const icon = { size: 15, 'aria-hidden': true };
  return (
    <div className="flex h-full flex-col gap-1 p-2.5">
      <WorkspaceSwitcher />
      <nav aria-label={t('navigation')} className="mt-1 flex flex-col gap-0.5">
        <SidebarLink
          href={base}
          isCurrent={current === 'environments'}
          icon={<Box {...icon} />}
          count={counts?.environments}
        >
          {t('environments')}
        </SidebarLink>
        <SidebarLink {...entry('curated')} icon={<Star {...icon} />} count={counts?.curated}>
          {t('curated')}
        </SidebarLink>
        <SidebarLink {...entry('base-images')} icon={<Layers {...icon} />} count={counts?.baseImages}>
          {t('baseImages')}
        </SidebarLink>
        <SidebarLink {...entry('builds')} icon={<Hammer {...icon} />} count={counts?.runningBuilds || undefined}>
          {t('builds')}
        </SidebarLink>
        {canReadAudit && <p className="px-2 pt-4 pb-1 text-muted text-sm">{t('admin')}</p>}
        <SidebarLink {...entry('people')} icon={<Users {...icon} />}>
          {t('people')}
        </SidebarLink>
        {canReadAudit && (
          <SidebarLink {...entry('audit')} icon={<ScrollText {...icon} />}>
            {t('audit')}
          </SidebarLink>
        )}
        {canReadOperations && (
          <SidebarLink {...entry('operations')} icon={<Activity {...icon} />}>
            {t('operations')}
          </SidebarLink>
        )}
        {canReadOperations && (
          <SidebarLink {...entry('storage')} icon={<HardDrive {...icon} />}>
            {t('storage')}
          </SidebarLink>
        )}
      </nav>
      <div className="mt-auto flex flex-col gap-0.5">
        <EngineChip runningBuilds={counts?.runningBuilds ?? 0} />
        <UserMenu onHelp={onHelp} />
      </div>
    </div>
  );
}
