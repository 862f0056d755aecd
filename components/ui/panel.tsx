import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A surface with a hairline; `title` heads it. */
export function Panel({
  title,
  actions,
  children,
  className,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={classNames('rounded-lg border border-line bg-panel', className)}>
      {title && (
        <header className="flex items-center justify-between gap-2 px-4 pt-3">
          <h2 className="font-semibold">{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
