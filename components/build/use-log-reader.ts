'use client';

import { useCallback } from 'react';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { LogChunk } from '@/core/log/log-line.ts';
import type { LineRange } from './log-store.ts';

/** The most that one call gives. */
const linesAtOnce = 10_000;

/** Gives a function that asks for any lines of a build's log, in as few calls as may be, one after another. */
export function useLogReader(buildId: string): (range: LineRange) => AsyncGenerator<LogChunk> {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  return useCallback(
    async function* ({ first, last }) {
      for (let firstLine = first; firstLine <= last; firstLine += linesAtOnce) {
        const lineCount = Math.min(linesAtOnce, last - firstLine + 1);
        yield await client.build.readLog.query({ workspace, buildId, firstLine, lineCount });
      }
    },
    [client, workspace, buildId],
  );
}
