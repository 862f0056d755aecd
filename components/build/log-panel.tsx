'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Monaco } from '@/components/ui/monaco/load-monaco.ts';
import { MonacoFrame } from '@/components/ui/monaco/monaco-frame.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { LogFindBox } from './log-find-box.tsx';
import { useLogPreferences } from './log-preferences.ts';
import type { LogStore } from './log-store.ts';
import { LogToolbar } from './log-toolbar.tsx';
import { LogView, type LogViewHandle } from './log-view.tsx';
import { useLogFind } from './use-log-find.ts';
import type { LogConnection } from './use-log-store.ts';

interface LogPanelProps {
  readonly build: BuildDetail;
  readonly store: LogStore;
  readonly connection: LogConnection;
  /** The line of the address, and how to write it there. */
  readonly linkedLine: number | undefined;
  readonly onLinkLine: (line: number) => void;
  readonly titleOfStep: (step: number) => string | undefined;
}

/** The log with its tools. */
export function LogPanel({ build, store, connection, linkedLine, onLinkLine, titleOfStep }: LogPanelProps) {
  const t = useTranslations('build.log');
  const errorMessage = useErrorMessage();
  const [preferences, changePreferences] = useLogPreferences();
  const isLive = build.state === 'queued' || build.state === 'running';
  const [isFollowing, setIsFollowing] = useState(isLive && linkedLine === undefined);
  const view = useRef<LogViewHandle>(null);
  const input = useRef<HTMLInputElement>(null);
  const find = useLogFind(store, () => view.current?.firstVisibleLine() ?? 1);
  useFindKey(() => input.current?.select());

  const jump = (line: number) => {
    setIsFollowing(false);
    view.current?.reveal(line);
  };
  return (
    <section aria-label={t('title')} className="flex h-full min-h-0 min-w-0 flex-1 flex-col">
      <LogToolbar
        build={build}
        store={store}
        preferences={preferences}
        onPreferences={changePreferences}
        isFollowing={isFollowing}
        onFollow={isLive ? setIsFollowing : undefined}
        currentLine={() => view.current?.currentLine() ?? 1}
        onJump={jump}
      >
        <LogFindBox find={find} store={store} input={input} onLeave={() => view.current?.focus()} />
      </LogToolbar>
      {connection.state === 'reconnecting' && <Notice tone="running">{t('reconnecting')}</Notice>}
      {connection.state === 'failed' && (
        <Notice
          tone="bad"
          actions={
            <Button size="small" onClick={connection.retry}>
              {t('reconnect')}
            </Button>
          }
        >
          {t('lost', { reason: errorMessage(connection.error) })}
        </Notice>
      )}
      <div className="relative min-h-0 flex-1">
        <MonacoFrame text="">
          {(monaco: Monaco) => (
            <LogView
              monaco={monaco}
              store={store}
              handle={view}
              label={t('title')}
              preferences={preferences}
              startedAt={build.startedAt}
              isFollowing={isFollowing && isLive}
              onFollowChange={setIsFollowing}
              linkedLine={linkedLine ?? build.failure?.line}
              onLinkLine={onLinkLine}
              onFind={() => input.current?.select()}
              find={find}
              titleOfStep={titleOfStep}
            />
          )}
        </MonacoFrame>
        <EmptyLog build={build} store={store} />
      </div>
    </section>
  );
}

/** What a log without lines means. */
function EmptyLog({ build, store }: { build: BuildDetail; store: LogStore }) {
  const t = useTranslations('build.log.empty');
  const isEmpty = useSyncExternalStore(
    store.subscribe,
    () => store.lineCount === 0,
    () => true,
  );
  if (!isEmpty || build.lineCount > 0) return null;
  const reason = build.isReused
    ? 'reused'
    : build.state === 'queued' || build.state === 'running'
      ? build.state
      : 'none';
  return <p className="absolute inset-x-0 top-0 px-5 py-4 text-muted">{t(reason)}</p>;
}

/** Ctrl F anywhere on the page finds in the log. */
function useFindKey(onFind: () => void) {
  const find = useEffectEvent(onFind);
  // The outside system is the keyboard of the window.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key !== 'f') return;
      event.preventDefault();
      find();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
