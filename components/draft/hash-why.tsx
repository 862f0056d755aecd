'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPCClient } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { HashExplanation } from '@/components/ui/hash-explanation.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { useDebounced } from '@/components/ui/use-debounced.ts';
import type { Definition } from '@/core/definition/definition.ts';
import { identityOf } from './identity-of.ts';

interface HashWhyProps {
  readonly definition: Definition;
  readonly name: string;
  readonly number: number;
  /** Another image hash, known by now, is another answer. */
  readonly imageHash: string | undefined;
}

const typingPauseMs = 400;

/** Why the draft would be a new version, and its image another, against the version it was opened from. */
export function HashWhy({ definition, name, number, imageHash }: HashWhyProps) {
  const client = useTRPCClient();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const settled = useDebounced(definition, typingPauseMs);
  const explanation = useQuery({
    queryKey: ['definition', 'explain', workspace, name, number, identityOf(settled), imageHash],
    queryFn: ({ signal }) =>
      client.definition.explain.mutate({ workspace, name, number, definition: settled }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  });
  if (explanation.data) return <HashExplanation {...explanation.data} left={`@${number}`} />;
  if (explanation.error) return <Notice tone="bad">{errorMessage(explanation.error)}</Notice>;
  return <Skeleton className="h-32" />;
}
