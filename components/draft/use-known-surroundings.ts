'use client';

import { useMemo } from 'react';
import { useEngineStatus } from '@/components/trpc/use-engine-status.ts';
import type { KnownSurroundings } from './surroundings-now.ts';
import type { ResolvedDefinition } from './use-preview.ts';

/** What is known of the base image and of the engine that would build it; the same object while that is the same. */
export function useKnownSurroundings(resolved: ResolvedDefinition | undefined): KnownSurroundings {
  const base = resolved?.base;
  const status = useEngineStatus()?.engine;
  const connected = status?.state === 'connected' ? status : undefined;
  const version = connected?.version;
  const hasBuildKit = connected?.hasBuildKit ?? false;
  return useMemo(
    () => ({ ...(base && { base }), ...(version !== undefined && { engine: { version, hasBuildKit } }) }),
    [base, version, hasBuildKit],
  );
}
