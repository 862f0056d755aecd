import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import type Docker from 'dockerode';
import { dial } from '../dial.ts';
import { readFields, writeFields } from './protobuf.ts';

export interface BuildSession {
  /** Goes with `/build?session=`. */
  readonly id: string;
  close(): void;
}

/**
 * Opens the line on which BuildKit asks us for things while it builds: we are the gRPC server on a
 * hijacked connection. Secrets are handed out by id and nothing else; registries are used anonymously.
 *
 * dockerode's own session (its `version: "2"`) has no health service, and the engine closes it after a second.
 */
export async function openBuildSession(
  docker: Docker,
  secrets: ReadonlyMap<string, Uint8Array>,
  signal: AbortSignal,
): Promise<BuildSession> {
  const id = randomUUID();
  const services = describeServices(secrets);
  const server = new grpc.Server({ 'grpc.enable_channelz': 0 });
  server.addService(services.definition, services.handlers);

  const socket = await dial<Socket>(docker, {
    method: 'POST',
    path: '/session',
    isHijacked: true,
    signal,
    headers: {
      Upgrade: 'h2c',
      'X-Docker-Expose-Session-Uuid': id,
      'X-Docker-Expose-Session-Name': 'env-studio',
      'X-Docker-Expose-Session-Sharedkey': '',
      'X-Docker-Expose-Session-Grpc-Method': Object.values(services.definition).map((method) => method.path),
    },
  });
  // The engine tears the connection down at the end of a build; that is no error of ours.
  socket.on('error', () => socket.destroy());
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  injector.injectConnection(socket);

  return {
    id,
    close() {
      injector.destroy();
      server.forceShutdown();
      socket.destroy();
    },
  };
}

type Handler = grpc.handleUnaryCall<Buffer, Buffer>;

function describeServices(secrets: ReadonlyMap<string, Uint8Array>) {
  const methods: Record<string, readonly [path: string, handler: Handler]> = {
    check: ['/grpc.health.v1.Health/Check', (_call, respond) => respond(null, writeFields([[1, 1]]))],
    getSecret: [
      '/moby.buildkit.secrets.v1.Secrets/GetSecret',
      (call, respond) => {
        const content = secrets.get(readId(call.request));
        if (content) respond(null, writeFields([[1, content]]));
        else respond({ code: grpc.status.NOT_FOUND, details: 'secret not found' });
      },
    ],
    // An empty answer means: no name, no password.
    credentials: ['/moby.filesync.v1.Auth/Credentials', (_call, respond) => respond(null, Buffer.alloc(0))],
    fetchToken: ['/moby.filesync.v1.Auth/FetchToken', refuse],
    getTokenAuthority: ['/moby.filesync.v1.Auth/GetTokenAuthority', refuse],
    verifyTokenAuthority: ['/moby.filesync.v1.Auth/VerifyTokenAuthority', refuse],
  };
  const definition: Record<string, grpc.MethodDefinition<Buffer, Buffer>> = {};
  const handlers: Record<string, Handler> = {};
  for (const [name, [path, handler]] of Object.entries(methods)) {
    definition[name] = { path, requestStream: false, responseStream: false, ...rawBytes };
    handlers[name] = handler;
  }
  return { definition, handlers };
}

/** Messages are two or three fields: encoded by hand, so that no proto file has to be found at run time. */
const rawBytes = {
  requestSerialize: (bytes: Buffer) => bytes,
  requestDeserialize: (bytes: Buffer) => bytes,
  responseSerialize: (bytes: Buffer) => bytes,
  responseDeserialize: (bytes: Buffer) => bytes,
};

const refuse: Handler = (_call, respond) => respond({ code: grpc.status.UNIMPLEMENTED, details: 'not offered' });

function readId(request: Uint8Array): string {
  for (const [number, value] of readFields(request)) {
    if (number === 1 && typeof value !== 'number') return Buffer.from(value).toString('utf8');
  }
  return '';
}
