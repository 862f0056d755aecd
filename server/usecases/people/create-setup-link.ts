import type { Studio } from '../context.ts';
import { createLinkToken, hashLinkToken } from './link-token.ts';

const linkLifetimeMs = 24 * 60 * 60 * 1000;

/** Makes a one-time link that lets its holder become admin; earlier unused ones stop working. Returns the token. */
export async function createSetupLink({ database, clock }: Pick<Studio, 'database' | 'clock'>): Promise<string> {
  const token = createLinkToken();
  const expiresAt = new Date(clock.now().getTime() + linkLifetimeMs);
  await database.transaction(async (stores) => {
    await stores.setupLinks.replace(hashLinkToken(token), expiresAt);
    await stores.audit.append({
      workspaceId: undefined,
      actorId: undefined,
      actorName: 'Env Studio',
      action: 'setup.create-link',
      resource: 'setup link',
    });
  });
  return token;
}
