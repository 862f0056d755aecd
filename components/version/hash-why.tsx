'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useErrorMessage } from '@/components/trpc/use-error-message.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { HashExplanation } from '@/components/ui/hash-explanation.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

interface HashWhyProps {
  readonly name: string;
  readonly number: number;
}

/** Why a version is not the one before it, and why its image is another. */
export function HashWhy({ name, number }: HashWhyProps) {
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const { slug: workspace } = useWorkspace();
  const before = number - 1;
  const { data, error } = useQuery(
    trpc.version.compare.queryOptions({ workspace, name, number: before, otherName: name, otherNumber: number }),
  );
  if (data) return <HashExplanation {...data.explanation} left={`@${before}`} />;
  if (error) return <Notice tone="bad">{errorMessage(error)}</Notice>;
  return <Skeleton className="h-32" />;
}
