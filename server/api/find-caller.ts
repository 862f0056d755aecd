import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '@/db/stores/account-store.ts';
import { findTokenOwner } from '../usecases/access-token/find-token-owner.ts';
import type { Studio } from '../usecases/context.ts';
import type { FindUser } from './context.ts';

/** Who asks, and with what: a session, or an access token that counts in one workspace only. */
export interface Caller extends Account {
  readonly tokenWorkspaceId?: string;
}

/** A bearer token comes before a cookie: whoever sends one means it. */
export async function findCaller(
  studio: Pick<Studio, 'database'>,
  findUser: FindUser,
  headers: IncomingHttpHeaders,
): Promise<Caller | undefined> {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return await findUser(headers);
  const owner = await findTokenOwner(studio, token);
  if (!owner) return undefined;
  const { workspaceId, ...account } = owner;
  return { ...account, tokenWorkspaceId: workspaceId };
}
