import { createServer, type Server } from 'node:http';
import type { AnswerOperations } from './api/answer-operations.ts';

/** A process that only builds has no pages; it still says how it is. */
export function createWorkerPort(
  answerOperations: AnswerOperations,
  reportError: (error: unknown) => void,
): { readonly server: Server; close(): Promise<void> } {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    answerOperations(path, request, response)
      .then((isAnswered) => {
        if (!isAnswered) response.writeHead(404).end('This process of the studio only builds: it has no pages.\n');
      })
      .catch((error) => {
        reportError(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
  });
  return {
    server,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
