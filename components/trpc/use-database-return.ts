'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import { announceDatabaseBack, useIsDatabaseAway } from './database-away.ts';

const lookIntervalMs = 1_000;

/** Brings all that is shown up to date as soon as a database that did not answer does so again. */
export function useDatabaseReturn(queryClient: QueryClient): void {
  const isAway = useIsDatabaseAway();
  // Outside system: the studio's own word on whether its database answers, asked while it did not.
  useEffect(() => {
    if (!isAway) return;
    const look = setInterval(async () => {
      const answer = await fetch(withBasePath('/readyz')).catch(() => undefined);
      if (!answer?.ok) return;
      announceDatabaseBack();
      await queryClient.invalidateQueries();
    }, lookIntervalMs);
    return () => clearInterval(look);
  }, [isAway, queryClient]);
}
