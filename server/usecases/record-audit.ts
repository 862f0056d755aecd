import type { Actor } from '@/core/access/actor.ts';
import type { Stores } from '@/db/stores/stores.ts';

/** Writes who did what, in the transaction that does it. `resource` is what people would call it: `fraud-model@3`. */
export async function recordAudit(
  stores: Stores,
  actor: Actor,
  action: string,
  resource: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { workspaceId, userId: actorId, userName: actorName } = actor;
  await stores.audit.append({ workspaceId, actorId, actorName, action, resource, details });
}
