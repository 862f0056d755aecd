import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup as systemLookup } from 'node:dns';
import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';
import { isIP } from 'node:net';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { isForbiddenAddress } from './forbidden-address.ts';

const redirectLimit = 5;
const silenceLimitMs = 15_000;

export interface DocumentRequest {
  readonly url: URL;
  /** Whether the host itself names this origin: then its credentials go along, and any address is fine. */
  readonly isHostOwn: boolean;
  readonly accept: string;
  readonly etag?: string | undefined;
  /** Of the decompressed text. */
  readonly limitBytes: number;
  readonly timeLimitMs: number;
}

export interface FetchedDocument {
  readonly status: number;
  readonly contentType: string;
  readonly etag: string | undefined;
  /** Decompressed; fails when it grows over the limit. Has to be read or destroyed. */
  readonly body: Readable;
}

/**
 * Asks an index as this host reaches packages: its authorities, proxies and trusted hosts. Follows redirects
 * within http(s); credentials never leave their origin, and every address on the way is checked again.
 * Throws with a reason that holds no secret.
 */
export async function fetchDocument(
  request: DocumentRequest,
  source: PackageSource,
  signal: AbortSignal,
): Promise<FetchedDocument> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(request.timeLimitMs)]);
  let url = request.url;
  for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
    const isSameOrigin = url.origin === request.url.origin;
    const response = await ask(url, { ...request, isHostOwn: request.isHostOwn && isSameOrigin }, source, limit);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
      response.destroy();
      url = redirected(url, location, request.url);
      continue;
    }
    const { etag } = response.headers;
    return {
      status,
      contentType: response.headers['content-type'] ?? '',
      etag,
      body: limitedBody(response, request.limitBytes, url.host),
    };
  }
  throw new Error(`${request.url.host} redirects without end`);
}

/** Where a redirect leads. It may not bring credentials of its own; those of the host stay with the host's origin. */
function redirected(from: URL, location: string, asked: URL): URL {
  const next = URL.parse(location, from);
  if (!next || !/^https?:$/.test(next.protocol)) throw new Error(`${from.host} redirects to no web address`);
  if (from.protocol === 'https:' && next.protocol === 'http:') throw new Error(`${from.host} redirects to http`);
  const keepsCredentials = next.origin === asked.origin;
  next.username = keepsCredentials ? asked.username : '';
  next.password = keepsCredentials ? asked.password : '';
  return next;
}

function ask(url: URL, request: DocumentRequest, source: PackageSource, signal: AbortSignal): Promise<IncomingMessage> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (!request.isHostOwn && isIP(hostname) !== 0 && isForbiddenAddress(hostname)) {
    return Promise.reject(new Error(`${url.host} is not an address that the studio asks`));
  }
  const isSecure = url.protocol === 'https:';
  const proxy = isSecure ? source.httpsProxy : source.httpProxy;
  // The type wants a whole process environment; the agent reads these three.
  const proxyEnv = {
    ...(source.httpProxy && { HTTP_PROXY: source.httpProxy }),
    ...(source.httpsProxy && { HTTPS_PROXY: source.httpsProxy }),
    ...(source.noProxy && { NO_PROXY: source.noProxy }),
  } as unknown as NodeJS.ProcessEnv;
  // The proxy's own name is the host's word; what lies behind it the proxy looks up.
  const proxyName = proxy === undefined ? undefined : URL.parse(proxy)?.hostname;
  const options = {
    signal,
    timeout: silenceLimitMs,
    headers: {
      accept: request.accept,
      'accept-encoding': 'gzip, br, deflate',
      'user-agent': 'env-studio',
      ...(request.etag !== undefined && { 'if-none-match': request.etag }),
    },
    ...(!request.isHostOwn && {
      lookup: (name: string, lookupOptions: LookupOptions, callback: LookupCallback) =>
        name === proxyName ? systemLookup(name, lookupOptions, callback) : lookUpAllowed(name, lookupOptions, callback),
    }),
  };
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const auth = request.isHostOwn && url.username !== '' ? credentialsOf(url) : undefined;
  const agent = isSecure
    ? new HttpsAgent({
        proxyEnv,
        ...(source.certificateAuthorities && { ca: Buffer.from(source.certificateAuthorities) }),
        rejectUnauthorized: !source.trustedHosts.some((host) => host === url.host || host === url.hostname),
      })
    : new HttpAgent({ proxyEnv });
  return new Promise((resolve, reject) => {
    const get = isSecure ? httpsGet : httpGet;
    const call = get(bare, { ...options, agent, ...(auth !== undefined && { auth }) }, resolve);
    call.on('timeout', () => call.destroy(new Error('no answer')));
    call.on('error', (error) => reject(new Error(`${url.host} cannot be reached: ${error.message}`, { cause: error })));
  });
}

function credentialsOf({ username, password }: URL): string {
  return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves a name and connects to exactly what was checked: a second look-up could answer differently. */
function lookUpAllowed(name: string, options: LookupOptions, callback: LookupCallback): void {
  systemLookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const allowed = addresses.filter(({ address }) => !isForbiddenAddress(address));
    const [first] = allowed;
    if (first === undefined) return callback(new Error('it is not an address that the studio asks'), []);
    if (options.all) return callback(null, allowed);
    return callback(null, first.address, first.family);
  });
}

function limitedBody(response: IncomingMessage, limitBytes: number, host: string): Readable {
  let size = 0;
  const limiter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limitBytes) done(new Error(`${host} answers with more than ${limitBytes} bytes`));
      else done(null, chunk);
    },
  });
  const decompressors = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate };
  const encoding = response.headers['content-encoding'] ?? '';
  const decompress = decompressors[encoding as keyof typeof decompressors];
  // An error reaches whoever reads the last stream.
  if (decompress) return pipeline(response, decompress(), limiter, () => {});
  return pipeline(response, limiter, () => {});
}
