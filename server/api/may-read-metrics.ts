import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who asks for the metrics. */
export interface MetricsAsker {
  /** Address of the other end of the connection. */
  readonly remoteAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * With a token: whoever has it (`Authorization: Bearer …`). Without one: only programs on this machine that
 * ask directly. A proxy on this machine asks for others, which it says in its headers.
 */
export function mayReadMetrics({ remoteAddress, headers }: MetricsAsker, token: string | undefined): boolean {
  if (token !== undefined) return isEqual(headers.authorization ?? '', `Bearer ${token}`);
  const isForwarded = forwardingHeaders.some((name) => headers[name] !== undefined);
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress ?? '');
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
