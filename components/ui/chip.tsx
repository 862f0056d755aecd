import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'good' | 'running' | 'bad' | 'idle' | 'accent';

const tones: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  running: 'bg-running-soft text-running',
  bad: 'bg-bad-soft text-bad',
  idle: 'bg-idle-soft text-idle',
  accent: 'bg-accent-soft text-accent',
};

/** A word in a pill; with `hasDot` it is a state. The word says it, the colour only helps. */
export function Chip({
  tone = 'idle',
  hasDot = false,
  children,
}: {
  tone?: Tone;
  hasDot?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex max-w-full items-center gap-1.5 rounded-full px-2 py-0.5 font-medium text-sm leading-4',
        tones[tone],
      )}
    >
      {hasDot && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-current" />}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A small outlined label: a tag, or a package with its version. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex max-w-48 items-center rounded border border-line bg-panel px-1.5 text-muted text-sm leading-4.5">
      <span className="truncate">{children}</span>
    </span>
  );
}
