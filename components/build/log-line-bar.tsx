'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type RefObject, useSyncExternalStore } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { Input } from '@/components/ui/input.tsx';
import { useDebounced } from '@/components/ui/use-debounced.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { parseLineRange } from './line-range.ts';
import type { LineRange, LogStore } from './log-store.ts';
import { OriginLink } from './origin-link.tsx';

interface LogLineBarProps {
  readonly build: BuildDetail;
  readonly store: LogStore;
  /** The line that the reader is at. */
  readonly line: number | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onGoTo: (lines: LineRange) => void;
}

const settleMs = 150;

/** Where the reader is, the way to any other line, and which line of the definition this one comes from. */
export function LogLineBar({ build, store, line, input, onGoTo }: LogLineBarProps) {
  const t = useTranslations('build');
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const count = useSyncExternalStore(
    store.subscribe,
    () => store.lineCount,
    () => 0,
  );
  const settledLine = useDebounced(line, settleMs);
  const { data } = useQuery({
    ...trpc.build.findLineOrigin.queryOptions({ workspace, buildId: build.id, line: settledLine ?? 1 }),
    enabled: settledLine !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const origin = line === settledLine ? data?.origin : undefined;
  return (
    <form
      className="flex min-h-8 flex-wrap items-center gap-x-2 border-line border-t px-3 text-muted text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        // Numbers are copied with separators of any kind.
        const wanted = parseLineRange(input.current?.value.replaceAll(/[^\d-]/g, '') ?? '');
        if (wanted) onGoTo(wanted);
      }}
    >
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        <span aria-hidden>{t('log.line')}</span>
        <Input
          key={line}
          ref={input}
          inputMode="numeric"
          aria-label={t('log.goToLine')}
          title={t('log.goToLine')}
          defaultValue={line === undefined ? '' : String(line)}
          className="!h-6 !w-20 text-sm tabular-nums"
        />
      </span>
      <span className="whitespace-nowrap">{t('log.ofLines', { count })}</span>
      {origin && (
        <span className="min-w-0 truncate">
          {t('log.from')} <OriginLink build={build} origin={origin} className="hover:underline" />
        </span>
      )}
    </form>
  );
}
