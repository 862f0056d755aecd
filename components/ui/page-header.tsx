'use client';

import { Menu as MenuIcon, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { AreaLink } from './area-link.tsx';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import { useShellControls } from './shell-controls.tsx';

export interface Crumb {
  readonly label: ReactNode;
  /** Without an address it is where the reader is. */
  readonly href?: string;
}

interface PageHeaderProps {
  crumbs: readonly Crumb[];
  /** Next to the crumbs: a chip, "Saved 3 s ago". */
  status?: ReactNode;
  /** Buttons at the right, the primary one last. */
  actions?: ReactNode;
}

/** The bar on top of each page: where one is, search, and what one can do here. */
export function PageHeader({ crumbs, status, actions }: PageHeaderProps) {
  const t = useTranslations('shell');
  const controls = useShellControls();
  return (
    <header className="sticky top-0 z-20 flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-panel px-4 py-1.5">
      <IconButton label={t('openNavigation')} onClick={controls?.openSidebar} className="-ml-1.5 lg:hidden">
        <MenuIcon size={16} aria-hidden />
      </IconButton>
      <Breadcrumbs crumbs={crumbs} label={t('breadcrumb')} />
      {status}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
        <button
          type="button"
          onClick={controls?.openPalette}
          className="flex h-8 items-center gap-2 rounded-md border border-line bg-background px-2 text-faint hover:border-line-strong xl:w-56"
        >
          <Search size={14} aria-hidden />
          <span className="sr-only xl:not-sr-only xl:flex-1 xl:text-left">{t('search')}</span>
          <span className="hidden items-center gap-0.5 md:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
          </span>
        </button>
        {actions}
      </div>
    </header>
  );
}

function Breadcrumbs({ crumbs, label }: { crumbs: readonly Crumb[]; label: string }) {
  return (
    <nav aria-label={label} className="flex min-w-0 items-center gap-1.5 md:max-w-1/2">
      {crumbs.map((crumb, index) => (
        // Crumbs are positions: the second of two equal names is another place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={index}>
          {index > 0 && (
            <span aria-hidden className="text-faint">
              /
            </span>
          )}
          {crumb.href ? (
            <AreaLink
              href={crumb.href}
              className={classNames(crumbWidth(crumb), 'py-1 text-muted hover:text-foreground hover:underline')}
            >
              {crumb.label}
            </AreaLink>
          ) : (
            <span aria-current="page" className={classNames(crumbWidth(crumb), 'font-semibold')}>
              {crumb.label}
            </span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

/** A long name gives way, so that what stands beside it ("@3", "Draft") can still be read. */
function crumbWidth({ label }: Crumb): string {
  return typeof label === 'string' && label.length <= 16 ? 'shrink-0' : 'min-w-0 truncate';
}
