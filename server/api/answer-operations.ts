import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Studio } from '../usecases/context.ts';
import { checkReadiness } from '../usecases/operations/check-readiness.ts';
import { mayReadMetrics } from './may-read-metrics.ts';

/** Answers what load balancers and monitors ask; false when the path is none of theirs. */
export type AnswerOperations = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface OperationsOptions {
  readonly studio: Studio;
  /** Of the database when this process began. */
  readonly migrationCount: number;
  /** In the format of Prometheus. */
  readonly metrics: { readonly contentType: string; render(): Promise<string> };
  /** Whoever has it may read the metrics; without one only this machine may. */
  readonly metricsToken: string | undefined;
}

/**
 * `/healthz`: the process lives. `/readyz`: it can work (503 while it cannot, with what is missing).
 * `/api/health`: the same in short. These say nothing of what is in the studio, so everybody may ask.
 * `/metrics`: counts, for whoever may read them (`may-read-metrics.ts`).
 */
export function createOperationsAnswer(options: OperationsOptions): AnswerOperations {
  const { studio, migrationCount, metrics, metricsToken } = options;
  return async (path, request, response) => {
    if (path === '/healthz') {
      answer(response, 200, { ok: true });
    } else if (path === '/readyz') {
      const readiness = await checkReadiness(studio, migrationCount);
      answer(response, readiness.isReady ? 200 : 503, readiness);
    } else if (path === '/api/health') {
      const { isReady, engine } = await checkReadiness(studio, migrationCount);
      answer(response, isReady ? 200 : 503, { ok: isReady, engine });
    } else if (path === '/metrics') {
      const asker = { remoteAddress: request.socket.remoteAddress, headers: request.headers };
      if (mayReadMetrics(asker, metricsToken)) {
        const counts = await metrics.render();
        response.writeHead(200, { 'content-type': metrics.contentType }).end(counts);
      } else {
        response.writeHead(403).end();
      }
    } else {
      return false;
    }
    return true;
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}
