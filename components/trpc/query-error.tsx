'use client';

import type { ReactNode } from 'react';
import { ErrorState } from '@/components/ui/error-state.tsx';
import { canTryAgain } from './can-try-again.ts';
import { useErrorMessage } from './use-error-message.ts';

interface QueryErrorProps {
  /** What was not to be had. */
  title: string;
  error: unknown;
  refetch: () => unknown;
  headingLevel?: 1 | 2;
  /** Other ways on. */
  children?: ReactNode;
}

/** In place of what a query did not bring: why, and another try where that can help. */
export function QueryError({ title, error, refetch, headingLevel, children }: QueryErrorProps) {
  const errorMessage = useErrorMessage();
  return (
    <ErrorState
      title={title}
      reason={errorMessage(error)}
      onRetry={canTryAgain(error) ? () => void refetch() : undefined}
      {...(headingLevel && { headingLevel })}
    >
      {children}
    </ErrorState>
  );
}
