import type { WebSocket } from 'ws';
import { sendTurns } from './send-turns.ts';

/** A client that is further behind than this is waited for. */
const bufferedLimitBytes = 4 * 1024 * 1024;
const lookIntervalMs = 50;

/**
 * Resolves when a connection may be sent so much more: when it has taken most of what was sent, at once for one that
 * keeps up, and large pieces in turn. What is sent faster than a client reads is kept in memory: a whole log for each
 * one that sleeps.
 */
export async function untilSent(
  connection: Pick<WebSocket, 'bufferedAmount' | 'readyState' | 'OPEN'>,
  nextCharacters: number,
): Promise<void> {
  while (connection.bufferedAmount > bufferedLimitBytes && connection.readyState === connection.OPEN) {
    await new Promise((resolve) => setTimeout(resolve, lookIntervalMs));
  }
  await sendTurns.take(nextCharacters);
}
