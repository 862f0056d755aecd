'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LogLines } from './log-editor.ts';
import { colourLeadLines, createLogStore, type LineRange, wholeLimit } from './log-store.ts';
import { useLogReader } from './use-log-reader.ts';

/** How the log comes in: `connected`, `reconnecting` after a cut, `complete` when the build is over. */
export type LogConnection =
  | { readonly state: 'connecting' | 'connected' | 'reconnecting' | 'complete' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void };

/** Of a log that is too long to be whole, only the end is followed; any other part is asked for. */
const followedLines = 10_000;

/**
 * The log of a build, live; what came before a cut stays, and what follows is asked for from there.
 * For a component that is keyed by its build.
 */
export function useLogStore({ id: buildId, lineCount }: BuildDetail): {
  readonly lines: LogLines;
  readonly connection: LogConnection;
} {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const read = useLogReader(buildId);
  const [store] = useState(() =>
    createLogStore({ fromLine: lineCount > wholeLimit ? lineCount - followedLines + 1 : 1 }),
  );
  const [connection, setConnection] = useState<LogConnection>({ state: 'connecting' });
  const [attempt, setAttempt] = useState(0);

  const load = useCallback(
    async (range: LineRange) => {
      const put = store.openPart(range.first);
      for await (const chunk of read({ ...range, first: Math.max(1, range.first - colourLeadLines) })) put(chunk);
    },
    [read, store],
  );

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

  const lines = useMemo(() => ({ store, load }), [store, load]);
  return { lines, connection };
}
