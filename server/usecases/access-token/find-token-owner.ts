import type { TokenOwner } from '@/db/stores/access-token-store.ts';
import type { Studio } from '../context.ts';
import { hashAccessToken, tokenPrefix } from './hash-access-token.ts';

/** Whose valid token it is; undefined for any other text. */
export async function findTokenOwner(
  { database }: Pick<Studio, 'database'>,
  token: string,
): Promise<TokenOwner | undefined> {
  if (!token.startsWith(tokenPrefix)) return undefined;
  return await database.stores.accessTokens.findOwner(hashAccessToken(token));
}
