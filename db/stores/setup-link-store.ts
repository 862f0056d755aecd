import { and, eq, gt, isNull } from 'drizzle-orm';
import { StudioError } from '@/core/errors.ts';
import type { Connection } from '../client.ts';
import { setupLink } from '../schema/workspace.ts';

export interface SetupLinkStore {
  /** Makes a link and takes the earlier ones out of use. */
  replace(tokenHash: string, expiresAt: Date): Promise<void>;
  /** Whether it could be taken now. */
  isOpen(tokenHash: string, now: Date): Promise<boolean>;
  /** Takes it, once; throws `LINK_EXPIRED`. */
  use(tokenHash: string, now: Date): Promise<void>;
}

export function createSetupLinkStore(connection: Connection): SetupLinkStore {
  const isUsable = (tokenHash: string, now: Date) =>
    and(eq(setupLink.tokenHash, tokenHash), isNull(setupLink.usedAt), gt(setupLink.expiresAt, now));

  return {
    async replace(tokenHash, expiresAt) {
      await connection.delete(setupLink).where(isNull(setupLink.usedAt));
      await connection.insert(setupLink).values({ tokenHash, expiresAt });
    },

    async isOpen(tokenHash, now) {
      return (await connection.$count(setupLink, isUsable(tokenHash, now))) > 0;
    },

    async use(tokenHash, now) {
      const used = await connection
        .update(setupLink)
        .set({ usedAt: now })
        .where(isUsable(tokenHash, now))
        .returning({ tokenHash: setupLink.tokenHash });
      if (used.length === 0) {
        throw new StudioError('LINK_EXPIRED');
      }
    },
  };
}
