'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTRPC, useTRPCClient } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { PackageSources } from '@/core/package/package-sources.ts';
import type { PackageDescription, PackageLookup } from './package-lookup.ts';

/** A description serves hover after hover and each further letter of a version. */
const heldForMs = 60_000;

/** Asks the studio about packages, in the places that the texts name. */
export function usePackageLookup(asked: PackageSources): PackageLookup {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { slug: workspace } = useWorkspace();
  const newest = useRef(asked);
  // The outside system is the editor, which asks between renders and must not get yesterday's channels.
  useEffect(() => {
    newest.current = asked;
  }, [asked]);

  return useMemo<PackageLookup>(() => {
    const sources = () => newest.current;
    return {
      completeName: (wanted, signal) =>
        quietly(client.package.completeName.mutate({ workspace, sources: sources(), ...wanted }, { signal })),
      async describe(wanted, signal) {
        const input = { workspace, sources: sources(), ...wanted };
        const queryKey = ['package', 'describe', input];
        const held = queryClient.getQueryState<PackageDescription>(queryKey);
        if (held?.data !== undefined && Date.now() - held.dataUpdatedAt < heldForMs) return held.data;
        const description = await quietly(client.package.describe.mutate(input, { signal }));
        // What is not known now may be in a moment: an engine starts, a network comes back.
        if (description?.state === 'known') queryClient.setQueryData(queryKey, description);
        return description;
      },
      channels: () => sources().channels,
      baseImages: async () => {
        const options = trpc.baseImage.list.queryOptions({ workspace }, { staleTime: heldForMs });
        return (await quietly(queryClient.fetchQuery(options)))?.map(({ reference }) => reference);
      },
    };
  }, [client, trpc, queryClient, workspace]);
}

/** An offer that does not come is no error: who types on has called it off, and without a network there is none. */
async function quietly<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}
