'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Outputs, useTRPCClient } from '@/components/trpc/trpc.ts';
import { useCan, useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { useDebounced } from '@/components/ui/use-debounced.ts';
import type { PackageRequest } from '@/core/diagnose/package-requests.ts';
import type { Diagnosis } from './use-diagnosis.ts';

export type CheckedPackage = Outputs['package']['check'][number];

/** A line of the definition, and what indexes and channels say of what it asks for. */
export interface PackageCheck {
  readonly request: PackageRequest;
  readonly checked: CheckedPackage;
}

/** As many as the server looks up in one call. */
const packageLimit = 300;
const typingPauseMs = 400;
/** What gave no answer is asked again: a network may come back, the toolbox may have started. */
const unknownPollMs = 60_000;
const unknown: CheckedPackage = { state: 'unknown', isOutdated: false };

/** What the world says of each line, as far as it is known; asked when the typing pauses. */
export function usePackageChecks(diagnosis: Diagnosis): readonly PackageCheck[] {
  const client = useTRPCClient();
  const { slug: workspace } = useWorkspace();
  const canLookUp = useCan('package.look-up');
  const settled = useDebounced(diagnosis, typingPauseMs);
  const { sources, packages, key } = useMemo(() => questionOf(settled), [settled]);
  const { data } = useQuery({
    queryKey: ['package', 'check', workspace, key],
    queryFn: async ({ signal }) => {
      const checked = await client.package.check.mutate({ workspace, sources, packages }, { signal });
      return new Map(packages.map((each, index) => [JSON.stringify(each), checked[index] ?? unknown]));
    },
    enabled: canLookUp && packages.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 5 * unknownPollMs,
    retry: false,
    refetchInterval: ({ state }) =>
      [...(state.data?.values() ?? [])].some((each) => each.state === 'unknown') ? unknownPollMs : false,
  });

  // While a newer text is asked about, what was said of the same request still holds.
  return useMemo(
    () =>
      diagnosis.requests.map((request) => ({
        request,
        checked: (request.hasAddress ? undefined : data?.get(JSON.stringify(wantedOf(request)))) ?? unknown,
      })),
    [diagnosis, data],
  );
}

function questionOf({ requests, sources }: Diagnosis) {
  const packages = requests
    .filter(({ hasAddress }) => !hasAddress)
    .slice(0, packageLimit)
    .map(wantedOf);
  return { sources, packages, key: JSON.stringify([sources, packages]) };
}

function wantedOf({ manager, name, channel, pin }: PackageRequest) {
  return { manager, name, ...(channel !== undefined && { channel }), ...(pin && { pin }) };
}
