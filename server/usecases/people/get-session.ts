import type { Membership } from '@/core/access/member.ts';
import type { Account } from '@/db/stores/account-store.ts';
import type { Studio } from '../context.ts';

export interface SessionView {
  /** Null: not signed in. */
  readonly user: Account | null;
  readonly workspaces: readonly Membership[];
  /** Nobody has an account yet: the one-time link comes first. */
  readonly needsSetup: boolean;
}

export async function getSession({ database }: Studio, user: Account | undefined): Promise<SessionView> {
  return user
    ? { user, workspaces: await database.stores.members.listMemberships(user.id), needsSetup: false }
    : { user: null, workspaces: [], needsSetup: !(await database.stores.accounts.hasAny()) };
}
