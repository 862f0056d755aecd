import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Invitation } from '@/core/access/member.ts';
import type { Role } from '@/core/access/role.ts';
import { StudioError } from '@/core/errors.ts';
import type { Connection } from '../client.ts';
import { user } from '../schema/user.ts';
import { invitation, workspace } from '../schema/workspace.ts';

export interface NewInvitation {
  readonly workspaceId: string;
  readonly tokenHash: string;
  readonly role: Role;
  readonly email: string | undefined;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

/** An invitation as its guest meets it. */
export interface OpenInvitation {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceSlug: string;
  readonly workspaceName: string;
  readonly role: Role;
  readonly email: string | undefined;
  readonly expiresAt: string;
}

export interface InvitationStore {
  create(invitation: NewInvitation): Promise<string>;
  listOpen(workspaceId: string, now: Date): Promise<readonly Invitation[]>;
  findOpen(tokenHash: string, now: Date): Promise<OpenInvitation | undefined>;
  /** Takes it, once: throws `LINK_EXPIRED` when another was quicker. */
  accept(id: string, now: Date): Promise<void>;
  /** Returns whom it was for; throws `NOT_FOUND` when there is no such open invitation in the workspace. */
  revoke(workspaceId: string, id: string, now: Date): Promise<{ readonly email: string | undefined }>;
}

export function createInvitationStore(connection: Connection): InvitationStore {
  const isUnused = and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt));

  return {
    async create({ email = null, ...values }) {
      const [row] = await connection
        .insert(invitation)
        .values({ ...values, email })
        .returning({ id: invitation.id });
      if (!row) {
        throw new StudioError('INTERNAL');
      }
      return row.id;
    },

    async listOpen(workspaceId, now) {
      const rows = await connection
        .select({ invitation, createdByName: user.name })
        .from(invitation)
        .innerJoin(user, eq(user.id, invitation.createdBy))
        .where(and(eq(invitation.workspaceId, workspaceId), isUnused, gt(invitation.expiresAt, now)))
        .orderBy(desc(invitation.createdAt));
      return rows.map((row) => ({
        id: row.invitation.id,
        role: row.invitation.role,
        email: row.invitation.email ?? undefined,
        createdAt: row.invitation.createdAt.toISOString(),
        expiresAt: row.invitation.expiresAt.toISOString(),
        createdByName: row.createdByName,
      }));
    },

    async findOpen(tokenHash, now) {
      const [row] = await connection
        .select({ invitation, workspace })
        .from(invitation)
        .innerJoin(workspace, eq(workspace.id, invitation.workspaceId))
        .where(and(eq(invitation.tokenHash, tokenHash), isUnused, gt(invitation.expiresAt, now)));
      return (
        row && {
          id: row.invitation.id,
          workspaceId: row.workspace.id,
          workspaceSlug: row.workspace.slug,
          workspaceName: row.workspace.name,
          role: row.invitation.role,
          email: row.invitation.email ?? undefined,
          expiresAt: row.invitation.expiresAt.toISOString(),
        }
      );
    },

    async accept(id, now) {
      const taken = await connection
        .update(invitation)
        .set({ acceptedAt: now })
        .where(and(eq(invitation.id, id), isUnused))
        .returning({ id: invitation.id });
      if (taken.length === 0) {
        throw new StudioError('LINK_EXPIRED');
      }
    },

    async revoke(workspaceId, id, now) {
      const [revoked] = await connection
        .update(invitation)
        .set({ revokedAt: now })
        .where(and(eq(invitation.id, id), eq(invitation.workspaceId, workspaceId), isUnused))
        .returning({ email: invitation.email });
      if (!revoked) {
        throw new StudioError('NOT_FOUND', { what: 'invitation' });
      }
      return { email: revoked.email ?? undefined };
    },
  };
}
