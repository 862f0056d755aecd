'use client';

import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '@/server/api/root.ts';

/** What the server gives back, by procedure: `Outputs['environment']['list']`. */
export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

export const {
  /** Procedures as TanStack Query options: `useQuery(trpc.environment.list.queryOptions(…))`. */
  useTRPC,
  /** The bare client, for calls outside a render. */
  useTRPCClient,
  TRPCProvider,
} = createTRPCContext<AppRouter>();
