import { and, asc, eq } from 'drizzle-orm';
import type { Member, Membership } from '@/core/access/member.ts';
import type { Role } from '@/core/access/role.ts';
import type { Connection } from '../client.ts';
import { user } from '../schema/user.ts';
import { member, workspace } from '../schema/workspace.ts';

export interface MemberStore {
  list(workspaceId: string): Promise<readonly Member[]>;
  listMemberships(userId: string): Promise<readonly Membership[]>;
  /** Where a member of the workspace with this slug stands; undefined for others, and where there is none. */
  findMembership(
    slug: string,
    userId: string,
  ): Promise<{ readonly workspaceId: string; readonly role: Role } | undefined>;
  findRole(workspaceId: string, userId: string): Promise<Role | undefined>;
  /** Members with that role, locked until the transaction ends: the guard of the last admin needs them to stay. */
  lockByRole(workspaceId: string, role: Role): Promise<readonly string[]>;
  /** Adds, or changes the role of one who is there already. */
  set(workspaceId: string, userId: string, role: Role): Promise<void>;
  /** False when there is no such member, or no longer. */
  changeRole(workspaceId: string, userId: string, role: Role): Promise<boolean>;
  remove(workspaceId: string, userId: string): Promise<void>;
}

export function createMemberStore(connection: Connection): MemberStore {
  const isMember = (workspaceId: string, userId: string) =>
    and(eq(member.workspaceId, workspaceId), eq(member.userId, userId));

  return {
    async list(workspaceId) {
      const rows = await connection
        .select({ userId: user.id, name: user.name, email: user.email, role: member.role, joinedAt: member.joinedAt })
        .from(member)
        .innerJoin(user, eq(user.id, member.userId))
        .where(eq(member.workspaceId, workspaceId))
        .orderBy(asc(user.name), asc(user.id));
      return rows.map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
    },

    listMemberships: (userId) =>
      connection
        .select({ slug: workspace.slug, name: workspace.name, role: member.role })
        .from(member)
        .innerJoin(workspace, eq(workspace.id, member.workspaceId))
        .where(eq(member.userId, userId))
        .orderBy(asc(workspace.name), asc(workspace.slug)),

    async findMembership(slug, userId) {
      const [row] = await connection
        .select({ workspaceId: workspace.id, role: member.role })
        .from(member)
        .innerJoin(workspace, eq(workspace.id, member.workspaceId))
        .where(and(eq(workspace.slug, slug), eq(member.userId, userId)));
      return row;
    },

    async findRole(workspaceId, userId) {
      const [row] = await connection.select({ role: member.role }).from(member).where(isMember(workspaceId, userId));
      return row?.role;
    },

    async lockByRole(workspaceId, role) {
      const rows = await connection
        .select({ userId: member.userId })
        .from(member)
        .where(and(eq(member.workspaceId, workspaceId), eq(member.role, role)))
        .orderBy(member.userId)
        .for('update');
      return rows.map((row) => row.userId);
    },

    async set(workspaceId, userId, role) {
      await connection
        .insert(member)
        .values({ workspaceId, userId, role })
        .onConflictDoUpdate({ target: [member.workspaceId, member.userId], set: { role } });
    },

    async changeRole(workspaceId, userId, role) {
      const rows = await connection
        .update(member)
        .set({ role })
        .where(isMember(workspaceId, userId))
        .returning({ userId: member.userId });
      return rows.length > 0;
    },

    async remove(workspaceId, userId) {
      await connection.delete(member).where(isMember(workspaceId, userId));
    },
  };
}
