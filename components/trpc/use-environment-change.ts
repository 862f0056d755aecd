'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from './trpc.ts';
import { useErrorMessage } from './use-error-message.ts';

/** What every change of an environment or of a version does besides: a refusal is told, and both are read again. */
export function useEnvironmentChange() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  return {
    onError: (error: unknown) => void toast.error(errorMessage(error)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.version.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.environment.pathKey() }),
      ]),
  };
}
