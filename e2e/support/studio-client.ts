import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from '../../server/api/root.ts';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Calls the studio over HTTP as one who is signed in (or nobody, without a cookie). */
export function createStudioClient(address: string, cookie = ''): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${address}/api/trpc`, transformer: superjson, headers: { cookie, origin: address } })],
  });
}

/** Signs in and gives the session cookie as a `Cookie` header. */
export async function signIn(address: string, { email, password }: Pick<Account, 'email' | 'password'>) {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Makes the first admin from the printed link, signs in and gives the cookie. */
export async function becomeAdmin(address: string, adminLink: string, account: Account): Promise<string> {
  const token = new URL(adminLink).hash.slice(1);
  await createStudioClient(address).setup.complete.mutate({ token, ...account });
  return signIn(address, account);
}
