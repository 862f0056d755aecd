'use client';

import { ArrowDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { classNames } from '@/components/ui/class-names.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LineLevel } from '@/core/log/line-level.ts';
import type { LogStore } from './log-store.ts';
import { useFirstOfLevel } from './use-first-of-level.ts';

interface LevelJumpProps {
  readonly build: BuildDetail;
  readonly store: LogStore;
  readonly level: LineLevel;
  /** The line that the reader is at: the jump goes to the next one after it, then round to the first. */
  readonly currentLine: () => number;
  readonly onJump: (line: number) => void;
}

/** "1 warning ↓": how many there are, and the way to the next. Nothing where there is none. */
export function LevelJump({ build, store, level, currentLine, onJump }: LevelJumpProps) {
  const t = useTranslations('build.log');
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const { count } = useFirstOfLevel(build, store, level);
  if (count === 0) return null;
  const findNext = async (fromLine: number) => {
    const lines = store.levelLines(level);
    if (store.isWhole) return lines.find((line) => line >= fromLine) ?? lines[0];
    const query = { kind: 'level', level } as const;
    return (await client.build.searchLog.query({ workspace, buildId: build.id, query, fromLine })).match?.line;
  };
  const jump = async () => {
    const line = await findNext(currentLine() + 1).catch(() => undefined);
    if (line !== undefined) onJump(line);
  };
  return (
    <button
      type="button"
      onClick={() => void jump()}
      title={t(`jump.${level}`)}
      className={classNames(
        'inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-full px-2 font-medium text-sm hover:underline',
        level === 'error' ? 'bg-bad-soft text-bad' : 'bg-running-soft text-running',
      )}
    >
      {t(`count.${level}`, { count })}
      <ArrowDown size={12} aria-hidden />
    </button>
  );
}
