'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { withBasePath } from './with-base-path.ts';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly count?: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  current: Id;
  /** Name of the search parameter; the first tab is the address without it. */
  parameter?: string;
}

/**
 * Tabs with addresses: links, so that back, forward and "open in new tab" work. A plain click only writes
 * the address; what a tab shows is known in the browser.
 */
export function Tabs<Id extends string>({ label, tabs, current, parameter = 'tab' }: TabsProps<Id>) {
  const pathname = usePathname();
  const search = useSearchParams();
  const hrefOf = (id: Id) => {
    const next = new URLSearchParams(search);
    if (id === tabs[0]?.id) next.delete(parameter);
    else next.set(parameter, id);
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
  return (
    <nav aria-label={label} className="-mb-px flex overflow-x-auto">
      {tabs.map((tab) => (
        <Link
          key={tab.id}
          href={hrefOf(tab.id)}
          scroll={false}
          prefetch={false}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            if (tab.id !== current) window.history.pushState(null, '', withBasePath(hrefOf(tab.id)));
          }}
          aria-current={tab.id === current ? 'page' : undefined}
          className={classNames(
            'flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-3',
            tab.id === current
              ? 'border-accent font-medium text-foreground'
              : 'border-transparent text-muted hover:text-foreground',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-faint text-sm">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
