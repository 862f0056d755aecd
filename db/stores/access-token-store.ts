import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { AccessToken } from '@/core/access/access-token.ts';
import type { Connection } from '../client.ts';
import { accessToken } from '../schema/access-token.ts';
import { user } from '../schema/user.ts';
import type { Account } from './account-store.ts';

export interface NewAccessToken {
  readonly workspaceId: string;
  readonly userId: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly hint: string;
  readonly expiresAt: Date | undefined;
}

/** Whoever holds a token, and where it counts. */
export interface TokenOwner extends Account {
  readonly workspaceId: string;
}

export interface AccessTokenStore {
  create(token: NewAccessToken): Promise<string>;
  /** A person's own in a workspace, newest first. */
  list(workspaceId: string, userId: string): Promise<readonly AccessToken[]>;
  /** Takes one of a person's own out of use; gives its name, undefined when there is none such. */
  revoke(workspaceId: string, userId: string, id: string): Promise<string | undefined>;
  /** Whose valid token it is; notes the use. */
  findOwner(tokenHash: string): Promise<TokenOwner | undefined>;
}

export function createAccessTokenStore(connection: Connection): AccessTokenStore {
  const isOwn = (workspaceId: string, userId: string) =>
    and(eq(accessToken.workspaceId, workspaceId), eq(accessToken.userId, userId));

  return {
    async create({ expiresAt = null, ...token }) {
      const [row] = await connection
        .insert(accessToken)
        .values({ ...token, expiresAt })
        .returning({ id: accessToken.id });
      if (!row) throw new Error('the token was not stored');
      return row.id;
    },

    async list(workspaceId, userId) {
      const rows = await connection
        .select()
        .from(accessToken)
        .where(isOwn(workspaceId, userId))
        .orderBy(desc(accessToken.createdAt));
      return rows.map(({ id, name, hint, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        name,
        hint,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString(),
      }));
    },

    async revoke(workspaceId, userId, id) {
      const [row] = await connection
        .delete(accessToken)
        .where(and(isOwn(workspaceId, userId), eq(accessToken.id, id)))
        .returning({ name: accessToken.name });
      return row?.name;
    },

    async findOwner(tokenHash) {
      const [row] = await connection
        .select({ id: user.id, name: user.name, email: user.email, workspaceId: accessToken.workspaceId })
        .from(accessToken)
        .innerJoin(user, eq(user.id, accessToken.userId))
        .where(
          and(
            eq(accessToken.tokenHash, tokenHash),
            or(isNull(accessToken.expiresAt), gt(accessToken.expiresAt, sql`now()`)),
          ),
        );
      if (!row) return undefined;
      // Not at each call: a program that asks all the time would write all the time.
      await connection
        .update(accessToken)
        .set({ lastUsedAt: sql`now()` })
        .where(
          and(
            eq(accessToken.tokenHash, tokenHash),
            or(isNull(accessToken.lastUsedAt), lt(accessToken.lastUsedAt, sql`now() - interval '1 minute'`)),
          ),
        );
      return row;
    },
  };
}
