'use client';

import { ArrowDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { classNames } from '@/components/ui/class-names.ts';
import type { LineLevel } from '@/core/log/line-level.ts';
import type { LogStore } from './log-store.ts';

interface LevelJumpProps {
  readonly store: LogStore;
  readonly level: LineLevel;
  /** The line that the reader is at: the jump goes to the next one after it, then round to the first. */
  readonly currentLine: () => number;
  readonly onJump: (line: number) => void;
}

/** "1 warning ↓": how many there are, and the way to the next. Nothing where there is none. */
export function LevelJump({ store, level, currentLine, onJump }: LevelJumpProps) {
  const t = useTranslations('build.log');
  const count = useSyncExternalStore(
    store.subscribe,
    () => store.levelLines(level).length,
    () => 0,
  );
  if (count === 0) return null;
  const jump = () => {
    const lines = store.levelLines(level);
    const at = currentLine();
    const next = lines.find((line) => line > at) ?? lines[0];
    if (next !== undefined) onJump(next);
  };
  return (
    <button
      type="button"
      onClick={jump}
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
