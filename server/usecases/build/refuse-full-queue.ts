import { StudioError } from '@/core/errors.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { UseCaseContext } from '../context.ts';

/** Throws `QUEUE_FULL` when as many builds wait for somebody as one person may have waiting. Needs the transaction that adds one. */
export async function refuseFullQueue(
  { buildQueue }: Pick<Stores, 'buildQueue'>,
  { actor, settings }: Pick<UseCaseContext, 'actor' | 'settings'>,
): Promise<void> {
  const waiting = await buildQueue.countWaitingOf(actor.userId);
  if (waiting >= settings.queueLimit) throw new StudioError('QUEUE_FULL', { limit: String(settings.queueLimit) });
}
