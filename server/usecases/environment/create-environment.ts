import { z } from 'zod';
import { type Definition, definitionSchema, emptyDefinition } from '@/core/definition/definition.ts';
import { descriptionField, environmentNameField, tagsField } from '@/core/environment/environment-fields.ts';
import { findNameIssue } from '@/core/environment/environment-name.ts';
import { versionNumberField } from '@/core/version/version-fields.ts';
import type { Stores } from '@/db/stores/stores.ts';
import type { UseCaseContext } from '../context.ts';
import { recordAudit } from '../record-audit.ts';
import { refuseNameIssue } from './editable-environment.ts';

export const createEnvironmentInput = z.object({
  name: environmentNameField,
  description: descriptionField.default(''),
  tags: tagsField.default([]),
  /** What the draft begins with: texts, or a version of any environment of the workspace; blank without both. */
  definition: definitionSchema.optional(),
  from: z.object({ name: environmentNameField, number: versionNumberField }).optional(),
});

/** Makes an environment without versions, and its first draft. Throws `NAME_TAKEN`, `NAME_RESERVED`, `INVALID_INPUT`. */
export async function createEnvironment(
  { database, actor }: UseCaseContext,
  input: z.infer<typeof createEnvironmentInput>,
): Promise<{ readonly name: string; readonly draftId: string }> {
  const { name, description, tags } = input;
  refuseNameIssue(findNameIssue(name), name);
  return database.transaction(async (stores) => {
    const environmentId = await stores.environments.create({
      workspaceId: actor.workspaceId,
      name,
      description,
      tags,
      isCurated: false,
      createdBy: actor.userId,
    });
    const draftId = await stores.drafts.create({
      environmentId,
      ownerId: actor.userId,
      baseNumber: undefined,
      definition: input.definition ?? (await findStart(stores, actor.workspaceId, input.from)),
      description,
      tags,
    });
    const from = input.from && { from: `${input.from.name}@${input.from.number}` };
    await recordAudit(stores, actor, 'environment.create', name, from);
    await stores.events.publish(`workspace:${actor.workspaceId}`);
    return { name, draftId };
  });
}

async function findStart(
  stores: Stores,
  workspaceId: string,
  from: z.infer<typeof createEnvironmentInput>['from'],
): Promise<Definition> {
  return from ? (await stores.versions.get(workspaceId, from.name, from.number)).definition : emptyDefinition;
}
