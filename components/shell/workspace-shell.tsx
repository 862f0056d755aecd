'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useEngineWatch } from '@/components/trpc/use-engine-status.ts';
import { useMaintenanceWatch } from '@/components/trpc/use-maintenance.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { ShellControlsProvider } from '@/components/ui/shell-controls.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { DatabaseBanner } from './database-banner.tsx';
import { DiskBanner } from './disk-banner.tsx';
import { EngineBanner } from './engine-banner.tsx';
import { NavigationDrawer } from './navigation-drawer.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Sidebar } from './sidebar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

type Overlay = 'palette' | 'sidebar' | 'shortcuts';

/** Navigation at the left, the page at the right, and what Ctrl K and `?` open. */
export function WorkspaceShell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const { slug } = useWorkspace();
  const pathname = usePathname();
  const [opened, setOpened] = useState<{ overlay: Overlay; pathname: string }>();
  // What was opened on another page is closed: whoever followed a link has what they wanted.
  const overlay = opened?.pathname === pathname ? opened.overlay : undefined;
  const open = useCallback((next: Overlay) => setOpened({ overlay: next, pathname }), [pathname]);
  const close = () => setOpened(undefined);
  const controls = useMemo(() => ({ openPalette: () => open('palette'), openSidebar: () => open('sidebar') }), [open]);
  const connection = useEngineWatch();
  const isAnswering = connection !== 'lost';
  useMaintenanceWatch();
  useShortcuts(`/w/${slug}`, {
    onPalette: () => (overlay === 'palette' ? close() : open('palette')),
    onHelp: () => open('shortcuts'),
  });
  const needsEngine = !/\/(people|audit)$/.test(pathname);
  return (
    <ShellControlsProvider value={controls}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent"
      >
        {t('skipToContent')}
      </a>
      <div className="flex h-full overflow-hidden">
        <aside className="hidden w-56 shrink-0 border-line border-r bg-panel lg:block">
          <Sidebar onHelp={() => open('shortcuts')} />
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <ConnectionBanner connection={connection} />
          {isAnswering && <DatabaseBanner />}
          {isAnswering && <DiskBanner />}
          {needsEngine && isAnswering && <EngineBanner />}
          <main
            id="content"
            tabIndex={-1}
            className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none"
          >
            {children}
          </main>
        </div>
      </div>
      <NavigationDrawer isOpen={overlay === 'sidebar'} onClose={close}>
        <Sidebar onHelp={() => open('shortcuts')} />
      </NavigationDrawer>
      <CommandPalette isOpen={overlay === 'palette'} onClose={close} onHelp={() => open('shortcuts')} />
      <ShortcutsDialog isOpen={overlay === 'shortcuts'} onClose={close} />
    </ShellControlsProvider>
  );
}
