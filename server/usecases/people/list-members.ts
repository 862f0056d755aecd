import type { Invitation, Member } from '@/core/access/member.ts';
import type { UseCaseContext } from '../context.ts';

export interface People {
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
}

export async function listMembers({ database, actor, clock }: UseCaseContext): Promise<People> {
  const { members, invitations } = database.stores;
  return {
    members: await members.list(actor.workspaceId),
    invitations: await invitations.listOpen(actor.workspaceId, clock.now()),
  };
}
