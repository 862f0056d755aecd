'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { versionAddress } from '@/components/trpc/addresses.ts';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import type { VersionDetail } from './use-version.ts';

/** The version's siblings, newest first. */
export function VersionsPanel({ version }: { version: VersionDetail }) {
  const t = useTranslations('version');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { environmentName: name } = version;
  const list = useInfiniteQuery(
    trpc.version.list.infiniteQueryOptions(
      { workspace, name, limit: 20 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const siblings = list.data?.pages.flatMap((page) => page.items);
  return (
    <Panel title={t('versions')}>
      <ul className="flex flex-col px-2 pt-1 pb-2">
        {siblings?.map((sibling) => (
          <li key={sibling.id}>
            <Link
              href={versionAddress(workspace, name, sibling.number)}
              aria-current={sibling.number === version.number ? 'page' : undefined}
              className={classNames(
                'flex min-h-7 items-center gap-2 rounded px-2',
                sibling.number === version.number ? 'bg-accent-soft' : 'hover:bg-hover',
              )}
            >
              <span className="font-semibold">@{sibling.number}</span>
              {sibling.isActive && <Chip tone="accent">{t('facts.active')}</Chip>}
              {sibling.isArchived && <StateChip state="archived" />}
              {sibling.readiness !== 'built' && !sibling.isArchived && <StateChip state={sibling.readiness} />}
              <span className="min-w-0 flex-1 truncate text-muted">{sibling.note}</span>
              <span className="text-muted text-sm">
                <RelativeTime at={sibling.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore {...list} />
    </Panel>
  );
}
