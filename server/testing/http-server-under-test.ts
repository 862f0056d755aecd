import type { AddressInfo } from 'node:net';
import { createHttpServer, type HttpServerOptions } from '../api/http-server.ts';

export interface HttpServerUnderTest {
  /** `http://127.0.0.1:port` */
  readonly address: string;
  close(): Promise<void>;
}

/** The server on a free port; without accounts, pages and operations unless they are given. */
export async function openHttpServer(
  options: Pick<HttpServerOptions, 'studio' | 'findUser'> & Partial<HttpServerOptions>,
): Promise<HttpServerUnderTest> {
  const { server, close } = createHttpServer({
    basePath: '',
    answerOperations: async () => false,
    handleAccounts: async () => {},
    handlePages: async (_, response) => void response.end('a page'),
    upgradePages: async (_, socket) => void socket.destroy(),
    reportError: () => {},
    onAnswered: () => {},
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(0) };
}
