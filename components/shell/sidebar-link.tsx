'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names.ts';

interface SidebarLinkProps {
  href: string;
  /** Pages below this address also count as "here". */
  also?: string;
  icon: ReactNode;
  count?: number | undefined;
  children: ReactNode;
}

export function SidebarLink({ href, also, icon, count, children }: SidebarLinkProps) {
  const pathname = usePathname();
  const below = also ?? href;
  const isCurrent = pathname === href || pathname === below || pathname.startsWith(`${below}/`);
  return (
    <Link
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
    </Link>
  );
}
