import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import type { ImageBuildRequest } from '@/server/ports/image-builder.ts';
import { dial } from './dial.ts';
import { packFiles } from './pack-files.ts';

/** Beside the context's own files, under a name that no user's file has. */
const dockerfileName = '.env-studio.Dockerfile';

/** Sends a build with its context; `builder` says which of the engine's builders, and how. Resolves when it has begun. */
export function postBuild(
  docker: Docker,
  request: ImageBuildRequest,
  builder: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const dockerfile = { path: dockerfileName, mode: 0o644, content: Buffer.from(request.dockerfile) };
  return dial(docker, {
    method: 'POST',
    path: '/build?',
    query: {
      ...builder,
      dockerfile: dockerfileName,
      t: request.tags,
      rm: true,
      forcerm: true,
      ...(request.buildArguments && { buildargs: request.buildArguments }),
      ...(request.labels && { labels: request.labels }),
      ...(request.target && { target: request.target }),
    },
    body: packFiles([dockerfile, ...request.context]),
    isStream: true,
    signal,
  });
}
