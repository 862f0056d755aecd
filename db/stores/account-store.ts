import { randomUUID } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import { StudioError } from '@/core/errors.ts';
import type { Connection } from '../client.ts';
import { account, session, user } from '../schema/user.ts';
import { isUniqueViolation } from '../unique-violation.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** Accounts are made only here, by set-up and invitations; better-auth signs them in. */
export interface AccountStore {
  hasAny(): Promise<boolean>;
  find(id: string): Promise<Account | undefined>;
  findByEmail(email: string): Promise<Account | undefined>;
  /** Throws `EMAIL_TAKEN`. */
  create(account: NewAccount): Promise<Account>;
  /** Also ends all sessions of the account. */
  setPassword(userId: string, passwordHash: string): Promise<void>;
}

export function createAccountStore(connection: Connection): AccountStore {
  const columns = { id: user.id, name: user.name, email: user.email };

  return {
    async hasAny() {
      const [row] = await connection.select({ total: count() }).from(user);
      return (row?.total ?? 0) > 0;
    },

    async find(id) {
      const [row] = await connection.select(columns).from(user).where(eq(user.id, id));
      return row;
    },

    async findByEmail(email) {
      const [row] = await connection.select(columns).from(user).where(eq(user.email, email.toLowerCase()));
      return row;
    },

    async create({ name, email, passwordHash }) {
      const id = randomUUID();
      try {
        await connection.insert(user).values({ id, name, email: email.toLowerCase() });
      } catch (error) {
        if (isUniqueViolation(error, 'user_email_unique')) {
          throw new StudioError('EMAIL_TAKEN', { email }, { cause: error });
        }
        throw error;
      }
      await connection.insert(account).values({
        id: randomUUID(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        password: passwordHash,
      });
      return { id, name, email: email.toLowerCase() };
    },

    async setPassword(userId, passwordHash) {
      await connection
        .update(account)
        .set({ password: passwordHash, updatedAt: new Date() })
        .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')));
      await connection.delete(session).where(eq(session.userId, userId));
    },
  };
}
