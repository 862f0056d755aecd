import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A dense table in a hairline frame; scrolls inside itself, never the page. */
export function Table({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div className={classNames('overflow-x-auto rounded-lg border border-line bg-panel', className)}>
      <table aria-label={label} className="w-full border-collapse text-left">
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="text-muted text-sm">
      <tr className="h-8 border-line border-b">{children}</tr>
    </thead>
  );
}

export function HeadCell({ className, ...properties }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={classNames('whitespace-nowrap px-3 font-medium first:pl-4 last:pr-4', className)}
      {...properties}
    />
  );
}

export function Row({ className, ...properties }: ComponentProps<'tr'>) {
  return (
    <tr
      className={classNames('h-9 border-line border-b last:border-b-0 hover:bg-hover/60', className)}
      {...properties}
    />
  );
}

export function Cell({ className, ...properties }: ComponentProps<'td'>) {
  return <td className={classNames('px-3 py-1.5 align-middle first:pl-4 last:pr-4', className)} {...properties} />;
}
