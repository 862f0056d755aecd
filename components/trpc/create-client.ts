import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  httpLink,
  retryLink,
  splitLink,
  type TRPCLink,
  wsLink,
} from '@trpc/client';
import superjson from 'superjson';
import { withBasePath } from '@/components/ui/with-base-path.ts';
import type { AppRouter } from '@/server/api/root.ts';
import { studioErrorOf } from './studio-error-of.ts';

const watchAgainMs = 2_000;

/** They go through a whole log, or bring much of it: what is asked for at the same time shall not wait for them. */
const longQueries: ReadonlySet<string> = new Set(['build.searchLog', 'build.readLog']);

interface ClientListeners {
  /** A subscription was refused for that reason. */
  readonly onDatabaseAway: () => void;
}

/**
 * Queries and mutations travel over HTTP, subscriptions over one WebSocket for the tab: however many
 * builds it watches, it needs one connection. The socket opens with the first subscription, reconnects
 * by itself (0.5 s to 10 s apart) and resumes tracked subscriptions from their last event.
 */
export function createClient({ onDatabaseAway }: ClientListeners) {
  const server = { url: withBasePath('/api/trpc'), transformer: superjson };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: [patientLink(onDatabaseAway), socketLink()],
        false: splitLink({
          condition: ({ path }) => longQueries.has(path),
          true: httpLink(server),
          false: httpBatchLink({ ...server, maxURLLength: 4000, maxItems: 50 }),
        }),
      }),
    ],
  });
}

/** Watches again, from the last event on, for as long as the studio's database does not answer. */
function patientLink(onDatabaseAway: () => void): TRPCLink<AppRouter> {
  return retryLink({
    retry({ error }) {
      const isAway = studioErrorOf(error).code === 'DATABASE_UNAVAILABLE';
      if (isAway) onDatabaseAway();
      return isAway;
    },
    retryDelayMs: () => watchAgainMs,
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
