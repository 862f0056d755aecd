import { z } from 'zod';
import { descriptionField, environmentNameField, tagsField } from '@/core/environment/environment-fields.ts';
import { findNameIssue } from '@/core/environment/environment-name.ts';
import { nameImagesAgain } from '../build/name-images-again.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { refuseNameIssue, requireEditable } from './editable-environment.ts';

export const editEnvironmentInput = z.object({
  name: environmentNameField,
  newName: environmentNameField.optional(),
  description: descriptionField.optional(),
  tags: tagsField.optional(),
});

/** Throws `NOT_FOUND`, `NOT_ALLOWED`, `ARCHIVED`, `NAME_TAKEN`, `NAME_RESERVED`, `INVALID_INPUT`. */
export async function editEnvironment(
  context: UseCaseContext,
  { name, newName, description, tags }: z.infer<typeof editEnvironmentInput>,
): Promise<{ readonly name: string }> {
  const { database, actor, clock } = context;
  const edited = await database.transaction(async (stores) => {
    const environment = await stores.environments.lock(actor.workspaceId, name);
    requireEditable(actor, environment);
    if (newName !== undefined) {
      refuseNameIssue(findNameIssue(newName, environment.isCurated), newName);
    }
    const changes = {
      ...(newName !== undefined && { name: newName }),
      ...(description !== undefined && { description }),
      ...(tags !== undefined && { tags }),
    };
    await stores.environments.update(environment.id, changes, clock.now());
    await recordAudit(stores, actor, 'environment.edit', environment.name, {
      changed: Object.keys(changes).join(', '),
      ...(newName !== undefined && { newName }),
    });
    await stores.events.publish(`workspace:${actor.workspaceId}`);
    return { name: newName ?? environment.name };
  });
  // The new name is stored: an engine that fails now is no reason to say otherwise.
  if (newName !== undefined) await nameImagesAgain(context, newName).catch(() => {});
  return edited;
}
