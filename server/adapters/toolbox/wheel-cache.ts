import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '@/core/digest.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { PinnedWheel } from './wheels.ts';

const publicIndexUrl = 'https://pypi.org/simple';
const jsonPage = 'application/vnd.pypi.simple.v1+json';
const projectPageSchema = z.object({ files: z.array(z.object({ filename: z.string(), url: z.string() })) });

/**
 * Gives a pinned wheel from the folder, or from the host's package index, and keeps it: a second toolbox image
 * needs no network. Throws when the bytes are not the pinned ones, or no index can be reached.
 */
export async function readWheel(
  wheel: PinnedWheel,
  folder: string,
  source: PackageSource,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const path = join(folder, wheel.fileName);
  const kept = await readFile(path).catch(() => undefined);
  if (kept && sha256Hex(kept) === wheel.sha256) return kept;
  const content = await downloadWheel(wheel, source, signal);
  await mkdir(folder, { recursive: true });
  // Written beside and renamed, so that a killed studio leaves no half file under the name.
  const partial = `${path}.${process.pid}.partial`;
  await writeFile(partial, content);
  await rename(partial, path);
  return content;
}

async function downloadWheel(wheel: PinnedWheel, source: PackageSource, signal: AbortSignal): Promise<Uint8Array> {
  const failures: string[] = [];
  for (const index of [source.indexUrl ?? publicIndexUrl, ...source.extraIndexUrls]) {
    try {
      const url = await findWheelUrl(wheel, index, source, signal);
      const { body } = await fetchBytes(url, source, signal);
      const digest = sha256Hex(body);
      if (digest === wheel.sha256) return body;
      failures.push(`${url.host} has other bytes under ${wheel.fileName} (sha256 ${digest})`);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(failures.join('; '));
}

/** Asks the index for the project's page: as JSON (PEP 691), or HTML (PEP 503) from an older one. */
async function findWheelUrl(
  wheel: PinnedWheel,
  index: string,
  source: PackageSource,
  signal: AbortSignal,
): Promise<URL> {
  const pageUrl = new URL(`${index.replace(/\/*$/, '')}/${wheel.project}/`);
  const page = await fetchBytes(pageUrl, source, signal, { accept: `${jsonPage}, text/html;q=0.1` });
  const text = page.body.toString('utf8');
  const links = page.contentType.startsWith(jsonPage)
    ? projectPageSchema.parse(JSON.parse(text)).files.map((file) => file.url)
    : [...text.matchAll(/href="([^"]+)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
  const link = links.find((candidate) => new URL(candidate, page.url).pathname.endsWith(`/${wheel.fileName}`));
  if (link === undefined) throw new Error(`${pageUrl.host} has no ${wheel.fileName}`);
  return new URL(link, page.url);
}
