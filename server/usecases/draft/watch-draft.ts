import { z } from 'zod';
import type { DraftPresence } from '@/core/draft/draft.ts';
import type { UseCaseContext } from '../context.ts';
import { draftInput } from './draft-input.ts';

export const watchDraftInput = draftInput.extend({ sessionId: z.string().min(1).max(100) });

/** A tab says that it is still there this often, and counts as gone when silent for three times as long. */
const heartbeatMs = 10_000;
const staleAfterMs = 3 * heartbeatMs;

/** Who else has the draft open and how far it is saved: at once, then at each change. Throws `NOT_FOUND`. */
export async function* watchDraft(
  context: UseCaseContext,
  { draftId, sessionId }: z.infer<typeof watchDraftInput>,
  signal: AbortSignal,
): AsyncGenerator<DraftPresence, void> {
  const { database, events, actor } = context;
  await database.stores.drafts.get(actor.workspaceId, draftId);
  const changes = events.subscribe(`draft:${draftId}`, signal);
  await announce(context, draftId, sessionId);
  const stopHeartbeat = new AbortController();
  const heartbeat = keepPresent(context, draftId, sessionId, AbortSignal.any([signal, stopHeartbeat.signal]));
  try {
    let sent = '';
    for await (const _ of changes) {
      const presence = await look(context, draftId, sessionId);
      if (JSON.stringify(presence) !== sent) {
        sent = JSON.stringify(presence);
        yield presence;
      }
    }
  } finally {
    stopHeartbeat.abort();
    await heartbeat;
    await database.transaction(async (stores) => {
      await stores.drafts.markAbsent(draftId, sessionId);
      await stores.events.publish(`draft:${draftId}`);
    });
  }
}

async function look(
  { database, actor, clock }: UseCaseContext,
  draftId: string,
  ownSessionId: string,
): Promise<DraftPresence> {
  const { drafts } = database.stores;
  const draft = await drafts.get(actor.workspaceId, draftId);
  const seenAfter = new Date(clock.now().getTime() - staleAfterMs);
  const present = await drafts.listPresent(draftId, seenAfter);
  const people = new Map(present.map(({ userId, name }) => [userId, { userId, name }]));
  people.delete(actor.userId);
  return {
    revision: draft.revision,
    savedByName: draft.savedByName,
    others: [...people.values()],
    isOpenElsewhere: present.some(({ userId, sessionId }) => userId === actor.userId && sessionId !== ownSessionId),
  };
}

async function announce({ database, actor, clock }: UseCaseContext, draftId: string, sessionId: string): Promise<void> {
  const now = clock.now();
  await database.transaction(async (stores) => {
    const staleBefore = new Date(now.getTime() - staleAfterMs);
    await stores.drafts.markPresent(draftId, sessionId, actor.userId, now, staleBefore);
    await stores.events.publish(`draft:${draftId}`);
  });
}

async function keepPresent(
  context: UseCaseContext,
  draftId: string,
  sessionId: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await context.clock.sleep(heartbeatMs, signal).catch(() => {});
    if (!signal.aborted) {
      // A heartbeat that fails is made up for by the next one; the watch itself notices a lost database.
      await announce(context, draftId, sessionId).catch(() => {});
    }
  }
}
