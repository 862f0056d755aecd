'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { logLineTexts } from '@/core/log/log-line-texts.ts';
import type { LogStore } from './log-store.ts';
import { useFirstOfLevel } from './use-first-of-level.ts';

interface FirstErrorBarProps {
  readonly build: BuildDetail;
  readonly store: LogStore;
  readonly onJump: (line: number) => void;
}

/** The first error, over the log wherever it is scrolled to: what failed the build, else what announced itself first. */
export function FirstErrorBar({ build, store, onJump }: FirstErrorBarProps) {
  const t = useTranslations('build.log');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const { firstLine } = useFirstOfLevel(build, store, 'error');
  const line = build.failure?.line ?? firstLine;
  const shown = line === undefined ? undefined : store.line(line)?.text;
  const { data } = useQuery({
    ...trpc.build.readLog.queryOptions({ workspace, buildId: build.id, firstLine: line ?? 1, lineCount: 1 }),
    enabled: line !== undefined && shown === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (line === undefined) return null;
  return (
    <button
      type="button"
      onClick={() => onJump(line)}
      title={t('jump.first')}
      className="flex min-h-7 w-full items-center gap-2 border-line border-b bg-bad-soft px-3 py-0.5 text-left text-bad text-sm hover:underline"
    >
      <CircleAlert size={13} aria-hidden className="shrink-0" />
      <span className="shrink-0 whitespace-nowrap font-medium">{t('firstError', { line })}</span>
      <span className="min-w-0 truncate font-mono">{shown ?? (data ? logLineTexts(data.lines)[0] : '')}</span>
    </button>
  );
}
