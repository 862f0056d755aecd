'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buildAddress } from '@/components/trpc/addresses.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Avatar } from '@/components/ui/avatar.tsx';
import { ByteSize } from '@/components/ui/byte-size.tsx';
import { Tag } from '@/components/ui/chip.tsx';
import { Duration } from '@/components/ui/duration.tsx';
import { RelativeTime } from '@/components/ui/relative-time.tsx';
import { StateChip } from '@/components/ui/state-chip.tsx';
import { Cell, Row } from '@/components/ui/table.tsx';
import { useNow } from '@/components/ui/use-now.ts';
import { rowLink } from '@/components/ui/use-row-keys.ts';
import type { BuildSummary } from '@/core/build/build-detail.ts';

export function BuildRow({ build }: { build: BuildSummary }) {
  const t = useTranslations('build.list');
  const states = useTranslations('state');
  const phases = useTranslations('build.phase');
  const { slug } = useWorkspace();
  const { environmentName, versionNumber, state, failureReason, isReused, sizeBytes, imageHash } = build;
  const detail =
    state === 'failed' && failureReason
      ? states(`reasons.${failureReason}`)
      : state === 'running' && phases(build.phase);
  return (
    <Row className="relative focus-within:bg-hover/60">
      <Cell className="w-full max-w-0 sm:w-[34%]">
        <div className="flex min-w-0 items-center gap-1.5">
          <Link
            {...rowLink}
            href={buildAddress(slug, build.id)}
            className="min-w-0 truncate font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {environmentName ?? t('goneEnvironment')}
            {versionNumber !== undefined && <span className="font-normal text-faint">@{versionNumber}</span>}
          </Link>
          {build.isTest && <Tag>{t('test')}</Tag>}
        </div>
        <p className="text-muted text-sm sm:hidden">
          <RelativeTime at={build.requestedAt} />
        </p>
      </Cell>
      <Cell className="whitespace-nowrap">
        <StateChip state={state === 'succeeded' && isReused ? 'reused' : state}>{detail}</StateChip>
      </Cell>
      <Cell className="hidden text-muted md:table-cell">
        <BuildDuration build={build} />
      </Cell>
      <Cell className="hidden font-mono text-muted text-sm lg:table-cell">
        {imageHash ? `env_${imageHash.slice(0, 8)}` : '—'}
      </Cell>
      <Cell className="hidden text-muted lg:table-cell">
        {sizeBytes === undefined ? '—' : <ByteSize bytes={sizeBytes} />}
      </Cell>
      <Cell className="relative hidden md:table-cell">
        <Avatar name={build.requestedByName} />
      </Cell>
      <Cell className="hidden text-muted sm:table-cell">
        <RelativeTime at={build.requestedAt} />
      </Cell>
    </Row>
  );
}

function BuildDuration({ build: { startedAt, finishedAt } }: { build: BuildSummary }) {
  if (!startedAt) return '—';
  if (finishedAt) return <Duration durationMs={Date.parse(finishedAt) - Date.parse(startedAt)} />;
  return <RunningFor startedAt={startedAt} />;
}

function RunningFor({ startedAt }: { startedAt: string }) {
  const now = useNow(1000);
  return now === undefined ? '—' : <Duration durationMs={now - Date.parse(startedAt)} />;
}
