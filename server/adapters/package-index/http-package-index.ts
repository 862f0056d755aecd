import { text as readText } from 'node:stream/consumers';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { IndexAnswer, PackageIndex } from '@/server/ports/package-index.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { collectReleases } from './collect-releases.ts';
import { type DocumentRequest, type FetchedDocument, fetchDocument } from './fetch-document.ts';
import { hostIndexes, indexKey } from './host-indexes.ts';
import { readIndexNames } from './read-index-names.ts';
import { readProjectJson } from './read-project-json.ts';
import { readSimpleHtml } from './read-simple-html.ts';
import { readSimpleJson } from './read-simple-json.ts';

const mebibyte = 1024 * 1024;
const simpleTypes = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';

const projectLimits = { limitBytes: 24 * mebibyte, timeLimitMs: 20_000 } as const;
const namesLimits = { limitBytes: 128 * mebibyte, timeLimitMs: 60_000 } as const;

/** Package indexes over HTTP: PEP 691 JSON, PEP 503 HTML, and the project JSON of the public index where it is. */
export function createHttpPackageIndex(source: PackageSource): PackageIndex {
  const own = hostIndexes(source);

  /** The address of a page, with the host's credentials where the index is the host's. */
  const requestFor = (
    index: string,
    path: (base: string) => string | undefined,
  ): Pick<DocumentRequest, 'url' | 'isHostOwn'> | undefined => {
    const key = indexKey(index);
    if (key === undefined) return undefined;
    const configured = own.get(key);
    const address = path(key);
    if (address === undefined) return undefined;
    const url = new URL(address);
    url.username = configured?.username ?? '';
    url.password = configured?.password ?? '';
    return { url, isHostOwn: configured !== undefined };
  };

  const get = async <Value>(
    place: Pick<DocumentRequest, 'url' | 'isHostOwn'> | undefined,
    request: Omit<DocumentRequest, 'url' | 'isHostOwn'>,
    signal: AbortSignal,
    read: (document: FetchedDocument) => Promise<Value | undefined>,
  ): Promise<IndexAnswer<Value>> => {
    if (place === undefined) return { kind: 'missing' };
    try {
      const document = await fetchDocument({ ...request, ...place }, source, signal);
      if (document.status !== 200) {
        document.body.destroy();
        return answerOfStatus(document.status, place.url.host);
      }
      const value = await read(document);
      if (value === undefined) return { kind: 'missing' };
      return { kind: 'found', value, ...(document.etag !== undefined && { etag: document.etag }) };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    hostIndexes: [...own.keys()],
    keyOf: indexKey,

    releases(index, project, etag, signal) {
      const name = normalisePackageName(project);
      const place = requestFor(index, (base) => `${base}/${encodeURIComponent(name)}/`);
      return get(place, { accept: simpleTypes, etag, ...projectLimits }, signal, async (document) => {
        const text = await readText(document.body);
        const files = isJson(document) ? readSimpleJson(text) : readSimpleHtml(text);
        return files && collectReleases(files, name);
      });
    },

    details(index, project, version, signal) {
      const name = encodeURIComponent(normalisePackageName(project));
      const path = version === undefined ? name : `${name}/${encodeURIComponent(version)}`;
      // Only indexes like the public one have this beside `/simple`.
      const place = requestFor(index, (base) =>
        base.endsWith('/simple') ? `${base.slice(0, -'/simple'.length)}/pypi/${path}/json` : undefined,
      );
      return get(place, { accept: 'application/json', ...projectLimits }, signal, async (document) =>
        readProjectJson(await readText(document.body)),
      );
    },

    names(index, etag, signal) {
      const place = requestFor(index, (base) => `${base}/`);
      return get(place, { accept: simpleTypes, etag, ...namesLimits }, signal, (document) =>
        readIndexNames(document.body as AsyncIterable<Uint8Array>, isJson(document)),
      );
    },
  };
}

function isJson({ contentType }: FetchedDocument): boolean {
  return contentType.includes('json');
}

function answerOfStatus(status: number, host: string): IndexAnswer<never> {
  if (status === 304) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'missing' };
  return { kind: 'unreachable', reason: `${host} answered ${status}` };
}
