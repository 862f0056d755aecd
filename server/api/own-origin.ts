import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from a page of ours, or from no page at all (a command line). Browsers name the
 * page's origin in every POST and every WebSocket; another site's never equals our own host.
 */
export function isFromOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  if (headers.origin === undefined) {
    return ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']?.toString());
  }
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}
