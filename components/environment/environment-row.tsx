'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { environmentAddress, versionAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Tag } from '@/components/ui/chip.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import { Cell, Row } from '@/components/ui/table.tsx';
import { rowLink } from '@/components/ui/use-row-keys.ts';
import type { EnvironmentItem } from './curated-card.tsx';
import { EnvironmentRowMenu } from './environment-row-menu.tsx';
import { MainPackages } from './main-packages.tsx';
import { nameCellClass } from './name-cell-class.ts';
import { ReadinessChip } from './readiness-chip.tsx';

export function EnvironmentRow({ environment }: { environment: EnvironmentItem }) {
  const t = useTranslations('environment');
  const { slug } = useWorkspace();
  const { name, description, tags, newestVersion } = environment;
  const href = newestVersion === undefined ? environmentAddress(slug, name) : versionAddress(slug, name, newestVersion);
  const state = newestVersion === undefined ? <StateChip state="draft" /> : <ReadinessChip environment={environment} />;
  return (
    <Row className="relative focus-within:bg-hover/60">
      <Cell className={nameCellClass}>
        <div className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          {/* The link covers the row, so that a click anywhere opens it; buttons lie above. */}
          <Link
            {...rowLink}
            href={href}
            aria-label={newestVersion === undefined ? name : `${name}@${newestVersion}`}
            className="flex min-w-0 font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <span className="truncate">{name}</span>
            {newestVersion !== undefined && <span className="shrink-0 font-normal text-faint">@{newestVersion}</span>}
          </Link>
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </div>
        <p className="truncate text-muted">{description || <em>{t('noDescription')}</em>}</p>
        <div className="mt-1 sm:hidden">{state}</div>
      </Cell>
      <Cell className="hidden whitespace-nowrap sm:table-cell">{state}</Cell>
      <Cell className="hidden xl:table-cell">
        <MainPackages packages={environment.mainPackages} />
      </Cell>
      <Cell className="relative hidden md:table-cell">
        <Avatar name={environment.createdByName} />
      </Cell>
      <Cell className="text-muted">
        <RelativeTime at={environment.updatedAt} />
      </Cell>
      <Cell className="relative text-right">
        <EnvironmentRowMenu environment={environment} href={href} />
      </Cell>
    </Row>
  );
}
