import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { proxyVariables } from './proxy-variables.ts';

const redirectLimit = 5;
const silenceLimitMs = 30_000;

/**
 * Gets a file as this host reaches packages: its authorities, proxies and trusted hosts, and a password in
 * the URL. Node's own `fetch` can be told none of these for one request. Throws with the host's name.
 */
export async function fetchBytes(
  url: URL,
  source: PackageSource,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly body: Buffer; readonly contentType: string; readonly url: URL }> {
  let current = url;
  for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
    const response = await request(current, source, signal, headers);
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400 && response.headers.location) {
      response.resume();
      current = new URL(response.headers.location, current);
      continue;
    }
    if (status !== 200) {
      response.resume();
      throw new Error(`${current.host} answered ${status} for ${current.pathname}`);
    }
    const body = Buffer.concat(await response.toArray());
    return { body, contentType: response.headers['content-type'] ?? '', url: current };
  }
  throw new Error(`${url.host} redirects without end`);
}

function request(
  url: URL,
  source: PackageSource,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>>,
): Promise<IncomingMessage> {
  // The type wants a whole process environment; the agent reads these three.
  const proxyEnv = proxyVariables(source) as NodeJS.ProcessEnv;
  const isSecure = url.protocol === 'https:';
  const agent = isSecure
    ? new HttpsAgent({
        proxyEnv,
        ...(source.certificateAuthorities && { ca: Buffer.from(source.certificateAuthorities) }),
        rejectUnauthorized: !source.trustedHosts.some((host) => host === url.host || host === url.hostname),
      })
    : new HttpAgent({ proxyEnv });
  return new Promise((resolve, reject) => {
    const call = (isSecure ? httpsGet : httpGet)(url, { agent, headers, signal, timeout: silenceLimitMs }, resolve);
    call.on('timeout', () => call.destroy(new Error('no answer')));
    call.on('error', (error) => reject(new Error(`${url.host} cannot be reached: ${error.message}`, { cause: error })));
  });
}
