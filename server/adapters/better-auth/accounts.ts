import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import { StudioError } from '@/core/errors.ts';

export interface AccountsOptions {
  /** Made by better-auth's adapter for the database in use. */
  readonly database: NonNullable<BetterAuthOptions['database']>;
  readonly secret: string;
  /** Below which the studio stands on its host; other programs of the host do not get its cookies. */
  readonly basePath: string;
  /** Browsers reach the studio by HTTPS. Otherwise a `Secure` cookie would be dropped by all but localhost. */
  readonly isHttps: boolean;
  /** Called when a session was ended, wherever. */
  readonly onSessionEnd: (userId: string) => Promise<void>;
  readonly onProblem: (level: 'warn' | 'error', message: string) => void;
}

/** Signing in and out, and who a request comes from. */
export interface Accounts {
  /** Answers everything under `/api/auth/`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  findUser(
    headers: IncomingHttpHeaders,
  ): Promise<{ readonly id: string; readonly name: string; readonly email: string } | undefined>;
}

/** Set by our server from the connection itself, whatever the client sent: sign-in attempts are counted by it. */
const addressHeader = 'x-studio-address';
const daySeconds = 24 * 60 * 60;

export function createAccounts(options: AccountsOptions): Accounts {
  const { database, secret, basePath, isHttps, onSessionEnd, onProblem } = options;
  const auth = betterAuth({
    database,
    secret,
    basePath: `${basePath}/api/auth`,
    // The studio is reached by name, by address and through proxies: a request is trusted from its own host alone.
    trustedOrigins: (request) => ownOrigins(request?.headers.get('host')),
    // Accounts are made by set-up and invitations only.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: 30 * daySeconds, updateAge: daySeconds },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: 10,
      max: 200,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: 'studio',
      useSecureCookies: isHttps,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: basePath || '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    databaseHooks: { session: { delete: { after: ({ userId }) => onSessionEnd(userId) } } },
    logger: {
      level: 'warn',
      log: (level, message) => onProblem(level === 'error' ? 'error' : 'warn', message),
    },
    telemetry: { enabled: false },
  });
  const handler = toNodeHandler(auth);

  return {
    async handle(request, response) {
      request.headers[addressHeader] = request.socket.remoteAddress ?? '';
      await handler(request, response);
    },
    async findUser(headers) {
      if (!headers.cookie) {
        return undefined;
      }
      const found = await auth.api.getSession({ headers: fromNodeHeaders(headers) }).catch(explainFailure);
      return found ? { id: found.user.id, name: found.user.name, email: found.user.email } : undefined;
    },
  };
}

/** The vendor says no more than that it failed, which it does when the database gave no answer. */
function explainFailure(cause: unknown): never {
  const isServerError = isAPIError(cause) && cause.status === 'INTERNAL_SERVER_ERROR';
  throw isServerError ? new StudioError('DATABASE_UNAVAILABLE', {}, { cause }) : cause;
}

function ownOrigins(host: string | null | undefined): string[] {
  return host ? [`http://${host}`, `https://${host}`] : [];
}
