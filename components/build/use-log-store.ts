'use client';

import { useEffect, useState } from 'react';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { createLogStore, type LogStore } from './log-store.ts';

/** How the log comes in: `connected`, `reconnecting` after a cut, `complete` when the build is over. */
export type LogConnection =
  | { readonly state: 'connecting' | 'connected' | 'reconnecting' | 'complete' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void };

/**
 * The log of a build, live; what came before a cut stays, and what follows is asked for from there.
 * For a component that is keyed by its build.
 */
export function useLogStore(buildId: string): { readonly store: LogStore; readonly connection: LogConnection } {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const [store] = useState(() => createLogStore());
  const [connection, setConnection] = useState<LogConnection>({ state: 'connecting' });
  const [attempt, setAttempt] = useState(0);

  // The outside system is the studio's log: one subscription, ended with the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt subscribes again
  useEffect(() => {
    const again = () => setAttempt((count) => count + 1);
    const subscription = client.build.watchLog.subscribe(
      { workspace, buildId, fromLine: store.lineCount + 1 },
      {
        onStarted: () => setConnection({ state: 'connected' }),
        onData: ({ data: chunk }) => {
          if (!store.append(chunk)) again();
        },
        onConnectionStateChange: ({ state }) => {
          if (state === 'connecting' && store.lineCount > 0) setConnection({ state: 'reconnecting' });
        },
        onComplete: () => setConnection({ state: 'complete' }),
        onError: (error) => setConnection({ state: 'failed', error, retry: again }),
      },
    );
    return () => subscription.unsubscribe();
  }, [client, workspace, buildId, store, attempt]);

  return { store, connection };
}
