'use client';

import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc.ts';
import { useWorkspace } from '@/components/trpc/workspace-context.tsx';
import type { DraftPresence } from '@/core/draft/draft.ts';
import type { DraftStore } from './draft-store.ts';

const nobodyElse = { others: [], isOpenElsewhere: false };

/** Who else has the draft open; what they save appears here as long as nothing of ours is unsaved. */
export function useDraftPresence(
  draftId: string,
  store: DraftStore,
): Pick<DraftPresence, 'others' | 'isOpenElsewhere'> {
  const { slug: workspace } = useWorkspace();
  const trpc = useTRPC();
  const [presence, setPresence] = useState<Pick<DraftPresence, 'others' | 'isOpenElsewhere'>>(nobodyElse);
  useSubscription(
    trpc.draft.watch.subscriptionOptions(
      { workspace, draftId, sessionId: store.sessionId },
      {
        onData: (seen) => {
          setPresence(seen);
          // A failed look is made up for by the next change, or by the conflict at the next save.
          void store.follow(seen.revision).catch(() => {});
        },
      },
    ),
  );
  return presence;
}
