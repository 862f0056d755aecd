'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { studioErrorOf } from '@/components/trpc/studio-error-of.ts';
import { type Outputs, useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { useDebounced } from '@/components/ui/use-debounced.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import type { LineQuery } from '@/core/log/line-pattern.ts';
import type { ShownMatches } from './line-decorator.ts';
import { matchPattern } from './match-pattern.ts';

export interface LogFind {
  readonly query: LineQuery;
  /** Undefined while the first answer is on its way, and without a query. */
  readonly found: Outputs['build']['searchLog'] | undefined;
  /** Why nothing can be found: the expression cannot be read, or it takes too long. */
  readonly problem: 'invalid' | 'tooSlow' | undefined;
  /** The studio could not answer, whatever was asked. */
  readonly failure: { readonly error: unknown; readonly retry: () => void } | undefined;
  readonly marks: ShownMatches | undefined;
  change(changes: Partial<LineQuery>): void;
  /** To the next line that matches, or with -1 to the one before; goes round. */
  step(by: 1 | -1): void;
}

/** Typing is waited for so long. */
const settleMs = 120;
/** A log that grows is searched on so often. */
const refreshMs = 1_000;

/** Search in a log of any size, answered by the server; new lines are searched as they come, and the match on show stays. */
export function useLogFind({ id: buildId, finishedAt }: BuildDetail, firstVisibleLine: () => number): LogFind {
  const trpc = useTRPC();
  const { slug: workspace } = useWorkspace();
  const [query, setQuery] = useState<LineQuery>({ text: '', isRegex: false, isCaseSensitive: false });
  /** Steps add up, so that none is lost while an answer is on its way. */
  const [place, setPlace] = useState({ fromLine: 1, offset: 0 });
  const wanted = useDebounced(query, settleMs);
  // What is no expression here is none for the server either: it is not asked.
  const isReadable = matchPattern(query) !== undefined;
  const pattern = useMemo(() => matchPattern(wanted), [wanted]);
  const { data, error, refetch } = useQuery({
    ...trpc.build.searchLog.queryOptions(
      { workspace, buildId, query: { kind: 'text', ...wanted }, ...place },
      // The server shall not look on for what nobody wants any longer.
      { trpc: { abortOnUnmount: true } },
    ),
    enabled: pattern !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => finishedAt === undefined && !(state.error && problemOf(state.error)) && refreshMs,
  });
  const refusal = isReadable ? error : null;
  const problem = query.text !== '' && !isReadable ? 'invalid' : refusal ? problemOf(refusal) : undefined;
  const found = isReadable && pattern && !error ? data : undefined;
  const currentLine = found?.match?.line;
  const marks = useMemo(() => {
    return pattern && currentLine !== undefined ? { pattern, currentLine } : undefined;
  }, [pattern, currentLine]);

  return {
    query,
    found,
    problem,
    failure: refusal && !problem ? { error: refusal, retry: () => void refetch() } : undefined,
    marks,
    change(changes) {
      setQuery({ ...query, ...changes });
      setPlace({ fromLine: firstVisibleLine(), offset: 0 });
    },
    step: (by) => setPlace(({ fromLine, offset }) => ({ fromLine, offset: offset + by })),
  };
}

/** What is wrong with the expression itself; undefined for any other error. */
function problemOf(error: unknown): LogFind['problem'] {
  const { code } = studioErrorOf(error);
  if (code === 'TOO_LARGE') return 'tooSlow';
  return code === 'INVALID_INPUT' ? 'invalid' : undefined;
}
