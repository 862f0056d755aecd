import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Of a proxy that numbers requests: what may stand in a log line and in a header. */
const plausibleId = /^[\w.:-]{8,64}$/;

/** The id under which a request stands in the log: the proxy's (`X-Request-Id`), else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && plausibleId.test(given) ? given : randomUUID();
}
