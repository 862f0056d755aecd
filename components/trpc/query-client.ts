import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { type RefusedRequest, studioErrorOf } from './studio-error-of.ts';

const transientCodes = new Set<RefusedRequest['code']>([
  'UNREACHABLE',
  'INTERNAL',
  'ENGINE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
]);

/** Errors that another try may change. */
function isWorthRetrying(error: unknown): boolean {
  const { code } = studioErrorOf(error);
  return transientCodes.has(code);
}

/** Each try of one that hangs takes twelve seconds: after a second one it is time to say so. */
function isDatabaseAway(error: unknown): boolean {
  return studioErrorOf(error).code === 'DATABASE_UNAVAILABLE';
}

export interface RefusalListeners {
  /** The session has ended. */
  readonly onSignedOut: () => void;
  readonly onDatabaseAway: () => void;
}

/** The listeners are called when any request is refused for that reason, a query after its last try. */
export function createQueryClient({ onSignedOut, onDatabaseAway }: RefusalListeners): QueryClient {
  const onError = (error: unknown) => {
    const { code } = studioErrorOf(error);
    if (code === 'NOT_SIGNED_IN') onSignedOut();
    if (code === 'DATABASE_UNAVAILABLE') onDatabaseAway();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < (isDatabaseAway(error) ? 1 : 2) && isWorthRetrying(error),
        retryDelay: (attempt, error) => (isDatabaseAway(error) ? 1_200 : 400 * 2 ** attempt),
      },
      mutations: { retry: false },
    },
  });
}
