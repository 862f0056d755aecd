import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { z } from 'zod';
import type { Action } from '@/core/access/can.ts';
import { StudioError } from '@/core/errors.ts';
import { findLog } from '../usecases/build/log/find-log.ts';
import type { PieceFormat } from '../usecases/build/log/render-piece.ts';
import { renderLog, renderLogInput } from '../usecases/build/render-log.ts';
import type { Studio, UseCaseContext } from '../usecases/context.ts';
import { openImageArchive, openImageArchiveInput } from '../usecases/image/open-image-archive.ts';
import { openSupportBundle } from '../usecases/operations/open-support-bundle.ts';
import type { ApiContext } from './context.ts';
import { trpcCodes } from './error-map.ts';
import { authorise } from './init.ts';
import { refusalOf } from './refusal.ts';
import { sendTurns } from './send-turns.ts';
import { untilAccessChanges } from './until-access-changes.ts';

interface Download {
  /** Absent: the browser shows it instead of saving it. */
  readonly fileName?: string;
  readonly contentType: string;
  readonly content: Readable;
  readonly isCompressed?: true | undefined;
}

/** How long a download goes on at most. */
interface Lifetime {
  /** Until the client leaves. */
  readonly signal: AbortSignal;
  /** Until then, or until this person may not read on: for what lasts as long as a build. */
  whileAllowed(): AbortSignal;
}

interface DownloadRoute {
  /** Named groups: `workspace`, and what `open` needs; parameters of the query come with them. */
  readonly path: RegExp;
  readonly action: Action;
  /** For an address that does not name the workspace. */
  findWorkspace?(studio: Studio, parameters: Readonly<Record<string, string>>): Promise<string | undefined>;
  open(context: UseCaseContext, parameters: Readonly<Record<string, string>>, lifetime: Lifetime): Promise<Download>;
}

interface LogFile {
  readonly format: PieceFormat['format'];
  readonly contentType: string;
  readonly isCompressed?: true;
}

const textFile: LogFile = { format: 'text', contentType: 'text/plain; charset=utf-8' };

/** A log as a file, by its ending. */
const logFiles: Readonly<Record<string, LogFile>> = {
  txt: textFile,
  'raw.txt': { ...textFile, format: 'raw' },
  'txt.gz': { format: 'text', contentType: 'application/gzip', isCompressed: true },
  jsonl: { format: 'json-lines', contentType: 'application/x-ndjson; charset=utf-8' },
};

/** What is streamed as a file instead of answered by a procedure. */
export const downloadRoutes: readonly DownloadRoute[] = [
  {
    path: /^\/api\/w\/(?<workspace>[^/]+)\/images\/(?<imageHash>[^/]+)\/download$/,
    action: 'image.download',
    async open(context, parameters) {
      const archive = await openImageArchive(context, openImageArchiveInput.parse(parameters));
      return { ...archive, contentType: 'application/x-tar' };
    },
  },
  {
    path: /^\/api\/w\/(?<workspace>[^/]+)\/builds\/(?<buildId>[^/]+)\/log\.(?<extension>txt|raw\.txt|txt\.gz|jsonl)$/,
    action: 'build.read',
    async open(context, { buildId, extension = '', ...options }, { signal }) {
      const { format, contentType, isCompressed } = logFiles[extension] ?? textFile;
      const input = renderLogInput.parse({ buildId, format, hasTimes: options.times === '1' });
      const content = await started(renderLog(context, input, signal));
      return { fileName: `build-${input.buildId}.${extension}`, contentType, content, isCompressed };
    },
  },
  {
    path: /^\/api\/w\/(?<workspace>[^/]+)\/support-bundle$/,
    action: 'operations.read',
    async open(context) {
      const { name, content } = await openSupportBundle(context);
      return { fileName: `${name}.tar.gz`, contentType: 'application/gzip', content, isCompressed: true };
    },
  },
  {
    path: /^\/api\/builds\/(?<buildId>[^/]+)\/log$/,
    action: 'build.read',
    findWorkspace: ({ database }, { buildId }) =>
      z.uuid().safeParse(buildId).success
        ? database.stores.builds.findWorkspaceSlug(buildId ?? '')
        : Promise.resolve(undefined),
    async open(context, { buildId, format, follow, times, from }, lifetime) {
      const isFollowed = follow === '1';
      const input = renderLogInput.parse({ buildId, format, hasTimes: times === '1', isFollowed, fromLine: from });
      const pieces = renderLog(context, input, isFollowed ? lifetime.whileAllowed() : lifetime.signal);
      // Who follows may wait for the first line for long, and shall know that the connection stands.
      await findLog(context, input.buildId);
      return { contentType: 'text/plain; charset=utf-8', content: Readable.from(inTurn(pieces)) };
    },
  },
];

/** Those who follow a log all have the same piece to send at the same moment. */
async function* inTurn(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    await sendTurns.take(piece.length);
    yield piece;
  }
}

/** Aborts, with a refusal as its reason, also when this person may not read on: they ask anew. */
function whileAllowed(api: ApiContext, userId: string, signal: AbortSignal): AbortSignal {
  const changed = new AbortController();
  void untilAccessChanges(api, userId, signal).then(() => changed.abort(new StudioError('NOT_SIGNED_IN')));
  return AbortSignal.any([signal, changed.signal]);
}

/** Answers a download; false when no route has this path. */
export async function answerDownload(
  api: ApiContext,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const route = downloadRoutes.find(({ path }) => path.test(pathname));
  if (!route || request.method !== 'GET') {
    return false;
  }
  // From the beginning: who leaves while they are being authorised is not told of again.
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const { searchParams } = new URL(request.url ?? '', 'http://studio');
    const parameters = { ...Object.fromEntries(searchParams), ...route.path.exec(pathname)?.groups };
    const workspace = (await route.findWorkspace?.(api.studio, parameters)) ?? parameters.workspace ?? '';
    const context = await authorise(api, workspace, route.action);
    const lifetime = {
      signal: gone.signal,
      whileAllowed: () => whileAllowed(api, context.actor.userId, gone.signal),
    };
    await send(await route.open(context, parameters, lifetime), response);
  } catch (error) {
    refuse(api, error, pathname, response);
  }
  return true;
}

async function send(
  { fileName, contentType, content, isCompressed }: Download,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, {
    'content-type': contentType,
    'content-disposition': fileName === undefined ? 'inline' : `attachment; filename="${fileName}"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  response.flushHeaders();
  await pipeline([content, ...(isCompressed ? [createGzip()] : []), response]);
}

/** Once the file has begun the only honest ending is a broken connection. */
function refuse(api: ApiContext, error: unknown, pathname: string, response: ServerResponse): void {
  const isGone = response.destroyed;
  const refusal = refusalOf(error);
  if (refusal.code === 'INTERNAL' && !isGone) {
    api.reportError(error, pathname, refusal.values.id ?? '');
  }
  if (response.headersSent || isGone) {
    response.destroy();
    return;
  }
  const status = getHTTPStatusCodeFromError(new TRPCError({ code: trpcCodes[refusal.code] }));
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ error: refusal }));
}

/** Waits for the first piece, so that a refusal comes before the headers are sent. */
async function started(pieces: AsyncGenerator<Uint8Array>): Promise<Readable> {
  const first = await pieces.next();
  return Readable.from(
    (async function* () {
      if (!first.done) {
        yield first.value;
        yield* pieces;
      }
    })(),
  );
}
