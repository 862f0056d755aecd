import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { studioErrorOf } from './studio-error-of.ts';

/** Errors that a second try cannot change. */
function isWorthRetrying(error: unknown): boolean {
  const { code } = studioErrorOf(error);
  return code === 'UNREACHABLE' || code === 'INTERNAL' || code === 'ENGINE_UNAVAILABLE';
}

/** `onSignedOut` is called when any request is refused because the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (studioErrorOf(error).code === 'NOT_SIGNED_IN') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
}
