import { CircleAlert, CirclePause, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names.ts';

const icons = { bad: CircleAlert, running: LoaderCircle, paused: CirclePause };

interface BannerProps {
  /** `paused` looks as `running` does, and does not turn. */
  tone: keyof typeof icons;
  title: string;
  /** More on hover: the engine's own words. */
  detail?: string;
  children?: ReactNode;
}

/** A line above the page: something that concerns all of it. */
export function Banner({ tone, title, detail, children }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div
      role="status"
      title={detail}
      className={classNames(
        'flex items-start gap-2 border-line border-b px-4 py-2',
        tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-running-soft text-running',
      )}
    >
      <Icon size={15} aria-hidden className={classNames('mt-0.5 shrink-0', tone === 'running' && 'animate-spin')} />
      <p className="min-w-0">
        <strong className="font-medium">{title}</strong> {children}
      </p>
    </div>
  );
}
