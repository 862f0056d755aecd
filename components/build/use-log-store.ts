'use client';

import { useEffect, useMemo, useState } from 'react';
import { canTryAgain } from '@/components/trpc/can-try-again.ts';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LogLines } from './log-editor.ts';
import { createLogStore, wholeLimit } from './log-store.ts';
import { firstWindowAround } from './log-window.ts';
import { createPartLoader } from './part-loader.ts';
import { useLogReader } from './use-log-reader.ts';

/**
 * How the log comes in: `unreachable` while no connection could be made at all, `reconnecting` after a cut,
 * `complete` when the build is over.
 */
export type LogConnection =
  | { readonly state: 'connecting' | 'unreachable' | 'connected' | 'reconnecting' | 'complete' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void };

/** Of a log that is too long to be whole only the end comes by itself while it grows; any other part is asked for. */
const followedLines = 9_000;

/** A connection that takes longer than this may be held up by a proxy, which says nothing. */
const slowMs = 5_000;

/** What could not be read is asked for again after so long. */
const readAgainMs = 3_000;

/**
 * The log of a build, live; what came before a cut stays, and what follows is asked for from there.
 * For a component that is keyed by its build.
 *
 * @param openedLine - Where the reader begins; undefined: wherever the end is.
 */
export function useLogStore(
  { id: buildId, lineCount, finishedAt }: BuildDetail,
  openedLine: number | undefined,
): {
  readonly lines: LogLines;
  readonly connection: LogConnection;
} {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const read = useLogReader(buildId);
  const [store] = useState(() => {
    if (lineCount <= wholeLimit) return createLogStore();
    if (finishedAt === undefined) return createLogStore({ fromLine: lineCount - followedLines + 1 });
    return createLogStore({ fromLine: lineCount + 1, knownLines: lineCount });
  });
  const [openedPart] = useState(() =>
    openedLine === undefined || lineCount <= wholeLimit ? undefined : firstWindowAround(openedLine, lineCount),
  );
  const [connection, setConnection] = useState<LogConnection>({ state: 'connecting' });
  const [attempt, setAttempt] = useState(0);

  const load = useMemo(() => createPartLoader(store, read), [store, read]);

  // The outside system is the studio's log: what is read first is on its way before there is an editor for it.
  useEffect(() => {
    // Whoever shows it asks again.
    if (openedPart) load(openedPart).catch(() => {});
  }, [load, openedPart]);

  /** Undefined until the build is over. */
  const finalLineCount = finishedAt === undefined ? undefined : lineCount;

  // The outside system is the studio's log. While it grows: one subscription, ended with the page. Once it is
  // over the rest is asked for, which needs no WebSocket.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    const again = () => setAttempt((count) => count + 1);
    const fail = (error: unknown) => setConnection({ state: 'failed', error, retry: again });
    if (finalLineCount !== undefined) {
      let isWanted = true;
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const readRest = async () => {
        for await (const chunk of read({ first: store.lineCount + 1, last: finalLineCount })) {
          if (!isWanted) return;
          store.append(chunk);
        }
        if (isWanted) setConnection({ state: 'complete' });
      };
      readRest().catch((error) => {
        if (!isWanted) return;
        fail(error);
        if (canTryAgain(error)) waiting = setTimeout(again, readAgainMs);
      });
      return () => {
        isWanted = false;
        clearTimeout(waiting);
      };
    }
    const tellThatItIsSlow = () =>
      setConnection((known) => (known.state === 'connecting' ? { state: 'unreachable' } : known));
    const slow = setTimeout(tellThatItIsSlow, slowMs);
    const subscription = client.build.watchLog.subscribe(
      { workspace, buildId, fromLine: store.lineCount + 1 },
      {
        onStarted: () => setConnection({ state: 'connected' }),
        onData: ({ data: chunk }) => {
          if (!store.append(chunk)) again();
        },
        onConnectionStateChange: ({ state, error }) => {
          // Without an error it is the first try of all.
          if (state !== 'connecting' || !error) return;
          const wasNever = ['connecting', 'unreachable'];
          setConnection((known) => ({ state: wasNever.includes(known.state) ? 'unreachable' : 'reconnecting' }));
        },
        onComplete: () => setConnection({ state: 'complete' }),
        onError: fail,
      },
    );
    return () => {
      clearTimeout(slow);
      subscription.unsubscribe();
    };
  }, [client, workspace, buildId, store, read, finalLineCount, attempt]);

  const lines = useMemo(() => ({ store, load }), [store, load]);
  return { lines, connection };
}
