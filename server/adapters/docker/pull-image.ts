import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import type { ImageStore } from '@/server/ports/image-store.ts';
import { dial } from './dial.ts';
import { callEngine, errorMessage, isConnectionError } from './engine-error.ts';
import { type ImageReference, parseReference } from './image-reference.ts';
import { readJsonLines } from './read-json-lines.ts';

type PullOutcome = Awaited<ReturnType<ImageStore['pull']>>;

/** Go's words for a registry that gives no answer, as opposed to one that says no. */
const unreachable =
  /no such host|i\/o timeout|connection refused|network is unreachable|no route to host|TLS handshake|deadline exceeded|Client\.Timeout|proxyconnect|x509:|server misbehaving|EOF$/;

/** Pulls an image through the engine. Without a tag the engine would pull all of them, so `latest` is said. */
export async function pullImage(
  docker: Docker,
  reference: string,
  onProgress: (text: string) => void,
  signal: AbortSignal,
): Promise<PullOutcome> {
  const parsed = parseReference(reference);
  if (!parsed) return refusal('invalid reference format');
  try {
    const response = await callEngine(() => startPull(docker, parsed, signal));
    for await (const line of readJsonLines(response)) {
      const { error, status, id, progress } = line as Record<string, string | undefined>;
      if (error !== undefined) return refusal(error);
      if (status !== undefined) onProgress([id, status, progress].filter(Boolean).join(' '));
    }
    return { ok: true };
  } catch (error) {
    if (signal.aborted) return { ok: false, message: 'cancelled', isUnreachable: false };
    if (isConnectionError(error)) return { ok: false, message: errorMessage(error), isUnreachable: true };
    if (error instanceof Error && error.name === 'StudioError') throw error;
    return refusal(errorMessage(error));
  }
}

function startPull(
  docker: Docker,
  { repository, tag, digest }: ImageReference,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const query = { fromImage: repository, tag: digest ?? tag };
  return dial(docker, { method: 'POST', path: '/images/create?', query, isStream: true, signal });
}

function refusal(message: string): PullOutcome {
  return { ok: false, message, isUnreachable: unreachable.test(message) };
}
