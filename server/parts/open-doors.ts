import type { Logger } from 'pino';
import type { StudioMetrics } from '../adapters/prometheus/studio-metrics.ts';
import type { AnswerOperations } from '../api/answer-operations.ts';
import { createHttpServer, type HttpServer } from '../api/http-server.ts';
import type { Config } from '../config.ts';
import { openPages, type Pages } from '../pages.ts';
import type { RunningStudio } from '../wiring.ts';

/** Pages, API and WebSocket of a process that serves browsers; nobody can reach them before `http.server` listens. */
export async function openDoors(
  config: Config,
  { studio, accounts }: RunningStudio,
  { answerOperations, metrics }: { readonly answerOperations: AnswerOperations; readonly metrics: StudioMetrics },
  log: Logger,
): Promise<{ readonly http: HttpServer; readonly pages: Pages }> {
  const pages = await openPages(config);
  const http = createHttpServer({
    studio,
    basePath: config.basePath,
    answerOperations,
    findUser: accounts.findUser,
    handleAccounts: accounts.handle,
    handlePages: pages.handle,
    upgradePages: pages.upgrade,
    reportError: (error, request) => log.error({ err: error, ...request }, 'a request failed'),
    onAnswered: (request) => {
      log.debug(request, 'a request was answered');
      metrics.countRequest(request.status, request.durationMs);
    },
  });
  return { http, pages };
}
