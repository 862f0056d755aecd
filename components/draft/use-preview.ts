'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Outputs, useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { DraftStore } from './draft-store.ts';
import { identityOf } from './identity-of.ts';
import { useSettledDefinition } from './use-settled-definition.ts';

export type Foresight = Outputs['definition']['foresee'];
export type ResolvedDefinition = Outputs['definition']['resolve'];
export type RenderedDefinition = Outputs['definition']['render'];

/** The newest answer to a question about the definition; `isStale` while a newer text is being asked about. */
export interface Answer<Value> {
  readonly value: Value | undefined;
  readonly isStale: boolean;
  readonly error: unknown;
}

export interface Preview {
  readonly foresight: Answer<Foresight>;
  readonly resolved: Answer<ResolvedDefinition>;
  readonly rendered: Answer<RenderedDefinition>;
}

const preparationPollMs = 3_000;

/**
 * What would come of the definition as it is now: asked when the typing pauses, the question before
 * dropped, its last answer kept on screen until the next one is there.
 */
export function usePreview(store: DraftStore): Preview {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const { definition, isTyping } = useSettledDefinition(store);

  const input = { workspace, definition };
  const key = [workspace, identityOf(definition)];
  const resolving = useQuery({
    queryKey: ['definition', 'resolve', ...key],
    queryFn: ({ signal }) => client.definition.resolve.mutate(input, { signal }),
    ...options,
    // What is being prepared is asked about until it is there.
    refetchInterval: ({ state }) => (state.data?.unavailable === undefined ? false : preparationPollMs),
  });
  const foreseeing = useQuery({
    queryKey: ['definition', 'foresee', ...key],
    queryFn: ({ signal }) => client.definition.foresee.mutate(input, { signal }),
    ...options,
    // Another build may have made the image meanwhile.
    refetchInterval: 15_000,
  });
  const rendering = useQuery({
    queryKey: ['definition', 'render', ...key],
    queryFn: ({ signal }) => client.definition.render.mutate(input, { signal }),
    ...options,
  });

  const resolved = useAnswer(resolving, isTyping);
  const foresight = useAnswer(foreseeing, isTyping);
  const rendered = useAnswer(rendering, isTyping);
  return useMemo(() => ({ resolved, foresight, rendered }), [resolved, foresight, rendered]);
}

const options = { placeholderData: keepPreviousData, staleTime: 30_000, gcTime: 60_000, retry: 1 } as const;

/** The same object as long as the answer is the same, so that what shows it need not be drawn again. */
function useAnswer<Value>(
  { data: value, isPlaceholderData, error }: { data: Value | undefined; isPlaceholderData: boolean; error: unknown },
  isTyping: boolean,
): Answer<Value> {
  const isStale = isTyping || isPlaceholderData;
  return useMemo(() => ({ value, isStale, error }), [value, isStale, error]);
}
