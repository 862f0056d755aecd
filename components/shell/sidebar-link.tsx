'use client';

import type { ReactNode } from 'react';
import { AreaLink } from '@/components/ui/area-link.tsx';
import { classNames } from '@/components/ui/class-names.ts';

interface SidebarLinkProps {
  href: string;
  isCurrent: boolean;
  icon: ReactNode;
  count?: number | undefined;
  children: ReactNode;
}

export function SidebarLink({ href, isCurrent, icon, count, children }: SidebarLinkProps) {
  return (
    <AreaLink
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      className={classNames(
        'flex h-8 items-center gap-2.5 rounded-md px-2',
        isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-hover hover:text-foreground',
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
      {count !== undefined && <span className="ml-auto text-sm tabular-nums">{count}</span>}
    </AreaLink>
  );
}
