'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { type Action, can } from '@/core/access/can.ts';
import type { Role } from '@/core/access/role.ts';

export interface CurrentWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** All workspaces of the reader, this one among them. */
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly role: Role }[];
}

const WorkspaceContext = createContext<CurrentWorkspace | undefined>(undefined);

export function WorkspaceProvider({ value, children }: { value: CurrentWorkspace; children: ReactNode }) {
  return <WorkspaceContext value={value}>{children}</WorkspaceContext>;
}

/** Workspace and reader of this page. Only below `/w/[workspace]`. */
export function useWorkspace(): CurrentWorkspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace is for pages of a workspace.');
  return workspace;
}

/** Whether the reader may do it here; what they may not do is not offered. */
export function useCan(action: Action): boolean {
  return can(useWorkspace().role, action);
}
