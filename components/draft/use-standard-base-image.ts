'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import { parseDockerfile } from '@/core/dockerfile/parse-dockerfile.ts';
import type { Draft } from '@/core/draft/draft.ts';
import type { DraftStore } from './draft-store.ts';

/**
 * A new draft begins on the workspace's standard base image, unless its Dockerfile names its own: a
 * definition needs one, and a beginner need not know which. Written into the definition, where it is
 * seen and counts; set once, so that whoever empties the field is not argued with.
 */
export function useStandardBaseImage(draft: Draft, store: DraftStore): void {
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const isNew = draft.state === 'open' && draft.revision === 0 && draft.baseNumber === undefined;
  const images = useQuery({ ...trpc.baseImage.list.queryOptions({ workspace }), enabled: isNew });
  const reference = images.data?.find((image) => image.isDefault)?.reference;
  const isSet = useRef(false);

  // The outside system is the draft's store, which outlives this page.
  useEffect(() => {
    if (!isNew || reference === undefined || isSet.current) return;
    isSet.current = true;
    store.change((content) => {
      const { baseImage, dockerfile } = content.definition;
      const hasBase = baseImage !== '' || (parseDockerfile(dockerfile).value?.hasFrom ?? false);
      return hasBase ? content : { ...content, definition: { ...content.definition, baseImage: reference } };
    });
  }, [isNew, reference, store]);
}
