import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const tones = {
  info: 'border-line bg-panel text-foreground',
  running: 'border-transparent bg-running-soft text-running',
  bad: 'border-transparent bg-bad-soft text-bad',
  good: 'border-transparent bg-good-soft text-good',
};

interface NoticeProps {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}

/** A line across the page that says how things stand. */
export function Notice({ tone = 'info', icon, children, actions }: NoticeProps) {
  return (
    <div
      role="status"
      className={classNames('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2', tones[tone])}
    >
      {icon}
      <div className="min-w-0 flex-1 basis-60">{children}</div>
      {actions}
    </div>
  );
}
