import { CircleAlert, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names.ts';

interface BannerProps {
  tone: 'bad' | 'running';
  title: string;
  /** More on hover: the engine's own words. */
  detail?: string;
  children?: ReactNode;
}

/** A line above the page: something that concerns all of it. */
export function Banner({ tone, title, detail, children }: BannerProps) {
  const Icon = tone === 'bad' ? CircleAlert : LoaderCircle;
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
