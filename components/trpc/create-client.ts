import { createTRPCClient, createWSClient, httpBatchLink, splitLink, type TRPCLink, wsLink } from '@trpc/client';
import superjson from 'superjson';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import type { AppRouter } from '@/server/api/root.ts';

/**
 * Queries and mutations travel over HTTP, subscriptions over one WebSocket for the tab: however many
 * builds it watches, it needs one connection. The socket opens with the first subscription, reconnects
 * by itself (0.5 s to 10 s apart) and resumes tracked subscriptions from their last event.
 */
export function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: socketLink(),
        false: httpBatchLink({
          url: withBasePath('/api/trpc'),
          transformer: superjson,
          maxURLLength: 4000,
          maxItems: 50,
        }),
      }),
    ],
  });
}

function socketLink(): TRPCLink<AppRouter> {
  const client = createWSClient({
    url: () => window.location.origin.replace(/^http/, 'ws') + withBasePath('/api/ws'),
    lazy: { enabled: true, closeMs: 15_000 },
    keepAlive: { enabled: true, intervalMs: 15_000, pongTimeoutMs: 5_000 },
    retryDelayMs: (attempt) => Math.min(500 * 2 ** attempt, 10_000),
  });
  return wsLink({ client, transformer: superjson });
}
