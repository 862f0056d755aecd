'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createClient } from './create-client.ts';
import { announceDatabaseAway } from './database-away.ts';
import { createQueryClient } from './query-client.ts';
import { announceSignedOut } from './signed-out.ts';
import { TRPCProvider } from './trpc.ts';
import { useDatabaseReturn } from './use-database-return.ts';

const listeners = { onSignedOut: announceSignedOut, onDatabaseAway: announceDatabaseAway };

/** The one client of this tab. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(listeners));
  const [client] = useState(() => createClient(listeners));
  useDatabaseReturn(queryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
