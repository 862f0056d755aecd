import { withBasePath } from '@/components/ui/with-base-path.ts';

/** How signing in ended; `code` is a key under `auth` in the message files. */
export type SignInResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'wrong' | 'many' | 'unreachable' };

/** Signs in with a password; the session travels in an http-only cookie. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    const response = await post('/api/auth/sign-in/email', { email, password });
    if (response.ok) return { ok: true };
    return { ok: false, code: response.status === 429 ? 'many' : response.status < 500 ? 'wrong' : 'unreachable' };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}

/** Ends the session and leaves by a full page load, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
  window.location.assign(withBasePath('/sign-in'));
}

function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(withBasePath(path), { method: 'POST', headers, body: JSON.stringify(body) });
}
