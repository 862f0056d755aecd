import type { AccessToken } from '@/core/access/access-token.ts';
import type { UseCaseContext } from '../context.ts';

/** The asker's own tokens in this workspace, newest first. */
export function listAccessTokens({ database, actor }: UseCaseContext): Promise<readonly AccessToken[]> {
  return database.stores.accessTokens.list(actor.workspaceId, actor.userId);
}
